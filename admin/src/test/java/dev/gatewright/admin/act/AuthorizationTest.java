package dev.gatewright.admin.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminCommand.AccountCommand;
import dev.gatewright.admin.command.SecretChange;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.people.MemberTable.Change;
import dev.gatewright.store.webhook.WebhookId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who may do what")
final class AuthorizationTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId OTHER = new IssuerId("other");
  private static final OrganizationId ORG = new OrganizationId("org_acme");
  private static final UserId ADA = UserId.generate(new SecureRandom());

  private static final Mail NOTICE =
      new Mail(
          new MailAddress("ada@acme.test"),
          Optional.of(ADA),
          "en",
          new Mail.Content.Notice(NoticeKind.PASSWORD_CHANGED, Optional.empty()),
          Optional.empty());

  private static final SessionId SESSION = SessionId.generate(new SecureRandom());

  private static final AdminCommand LIST = new AdminCommand.ListUsers(ACME, Optional.empty(), 10);
  private static final AdminCommand ADD_CLIENT =
      new AdminCommand.DeclareClient(
          ACME, new ClientId("web"), "{}", SecretChange.keep(), SecretChange.keep(), false);

  @Test
  @DisplayName("the operator may do everything")
  void operator() {
    var operator = new Actor.Operator("command line");

    assertThat(Authorization.allows(operator, new AdminCommand.RemoveIssuer(ACME))).isTrue();
    assertThat(Authorization.allows(operator, new AdminCommand.WriteBackup(Path.of("b")))).isTrue();
    assertThat(Authorization.allows(operator, LIST)).isTrue();
  }

  @Test
  @DisplayName("an administrator and a key reach their own issuer alone, and no server or issuer")
  void ofOneIssuer() {
    for (var actor :
        List.of(new Actor.Administrator(ACME, ADA), new Actor.ApiKey(ACME, "ci", true))) {
      assertThat(Authorization.allows(actor, LIST)).isTrue();
      assertThat(Authorization.allows(actor, ADD_CLIENT)).isTrue();
      assertThat(Authorization.allows(actor, new AdminCommand.ListClients(OTHER))).isFalse();
      assertThat(Authorization.allows(actor, new AdminCommand.RemoveIssuer(ACME))).isFalse();
      assertThat(Authorization.allows(actor, new AdminCommand.ListIssuers())).isFalse();
      assertThat(Authorization.allows(actor, new AdminCommand.ListKeys(ACME))).isTrue();
      assertThat(
              Authorization.allows(
                  actor,
                  new AdminCommand.RotateKey(ACME, Algorithm.ES256, Duration.ofHours(1), true)))
          .isFalse();
    }
    var reader = new Actor.ApiKey(ACME, "report", false);
    assertThat(Authorization.allows(reader, LIST)).isTrue();
    assertThat(Authorization.allows(reader, ADD_CLIENT)).isFalse();
  }

  @Test
  @DisplayName("PINs are made and stopped by who runs the server or the issuer, and by nobody else")
  void pins() {
    var revoke = new AdminCommand.RevokePin(ACME, "pin_x");
    var list = new AdminCommand.ListPins(ACME);
    var reader = new Actor.ApiKey(ACME, "report", false);

    assertThat(Authorization.allows(new Actor.Operator("command line"), revoke)).isTrue();
    assertThat(Authorization.allows(new Actor.Administrator(ACME, ADA), revoke)).isTrue();
    assertThat(Authorization.allows(new Actor.Administrator(OTHER, ADA), list)).isFalse();
    assertThat(Authorization.allows(reader, list)).isTrue();
    assertThat(Authorization.allows(reader, revoke)).isFalse();
    assertThat(Authorization.allows(new Actor.Person(ACME, ADA), list)).isFalse();
    assertThat(Authorization.allows(new Actor.OrganizationAdministrator(ACME, ORG, ADA), list))
        .isFalse();
  }

  @Test
  @DisplayName("where everything that happens is sent is for the operator alone")
  void webhooks() {
    var crm = new WebhookId("crm");
    for (var command :
        List.of(
            new AdminCommand.RotateWebhookSecret(ACME, crm),
            new AdminCommand.ReplayWebhook(ACME, crm, 0),
            new AdminCommand.RemoveWebhook(ACME, crm))) {
      assertThat(Authorization.allows(new Actor.Operator("command line"), command)).isTrue();
      assertThat(Authorization.allows(new Actor.Administrator(ACME, ADA), command)).isFalse();
      assertThat(Authorization.allows(new Actor.ApiKey(ACME, "ci", true), command)).isFalse();
      assertThat(Authorization.allows(new Actor.Person(ACME, ADA), command)).isFalse();
      assertThat(Authorization.allows(new Actor.OrganizationAdministrator(ACME, ORG, ADA), command))
          .isFalse();
    }
  }

  @Test
  @DisplayName("an organization's administrator sees and changes its members, and nothing else")
  void ofOneOrganization() {
    var actor = new Actor.OrganizationAdministrator(ACME, ORG, ADA);
    var other = new OrganizationId("org_other");
    var bob = UserId.generate(new SecureRandom());
    var change = new Change.Place(Optional.empty(), List.of());

    for (var organization : List.of(ORG, other)) {
      boolean own = organization.equals(ORG);
      for (var command :
          List.of(
              new AdminCommand.ListMembers(ACME, organization, Optional.empty(), 10),
              new AdminCommand.ChangeMember(ACME, organization, bob, change),
              new AdminCommand.DropMember(ACME, organization, bob),
              new AdminCommand.ListOrganizationActivity(ACME, organization, Optional.empty(), 10),
              new AdminCommand.ListDomains(ACME, organization),
              new AdminCommand.ClaimDomain(ACME, organization, "acme.test"),
              new AdminCommand.VerifyDomain(ACME, organization, "acme.test"),
              new AdminCommand.RemoveDomain(ACME, organization, "acme.test"),
              new AdminCommand.ListInvitations(ACME, organization),
              new AdminCommand.InviteMember(
                  ACME, organization, "bob@acme.test", Optional.empty(), List.of(), "en"),
              new AdminCommand.ResendInvitation(ACME, organization, INVITATION, "en"),
              new AdminCommand.RevokeInvitation(ACME, organization, INVITATION))) {
        assertThat(Authorization.allows(actor, command)).isEqualTo(own);
        assertThat(Authorization.allows(new Actor.Person(ACME, ADA), command)).isFalse();
      }
    }
    assertThat(
            Authorization.allows(
                actor, new AdminCommand.ListMembers(OTHER, ORG, Optional.empty(), 10)))
        .isFalse();
    assertThat(Authorization.allows(actor, member(ORG))).isFalse();
    assertThat(Authorization.allows(actor, new AdminCommand.RemoveOrganization(ACME, ORG)))
        .isFalse();
    assertThat(Authorization.allows(actor, LIST)).isFalse();
  }

  private static final LinkId INVITATION = LinkId.generate(new SecureRandom());

  private static final List<BiFunction<IssuerId, UserId, AccountCommand>> OWN =
      List.of(
          AdminCommand.ShowAccount::new,
          AdminCommand.ListOwnSessions::new,
          (issuer, user) -> new AdminCommand.EndOwnSession(issuer, user, SESSION),
          (issuer, user) -> new AdminCommand.EndOtherSessions(issuer, user, Optional.of(SESSION)),
          AdminCommand.SignOutEverywhere::new,
          (issuer, user) ->
              new AdminCommand.ChangePassword(
                  issuer, user, new Secret("new"), Optional.empty(), NOTICE),
          (issuer, user) ->
              new AdminCommand.EditProfile(issuer, user, Map.of("name", "Ada"), Set.of()),
          AdminCommand.ExportAccount::new,
          (issuer, user) -> new AdminCommand.AskDeletion(issuer, user, Instant.EPOCH, NOTICE),
          AdminCommand.KeepAccount::new,
          AdminCommand.ListConnections::new,
          (issuer, user) -> new AdminCommand.EndConnection(issuer, user, new ClientId("web")),
          AdminCommand.ListPlaces::new,
          (issuer, user) -> new AdminCommand.LeaveOrganization(issuer, user, ORG),
          (issuer, user) -> new AdminCommand.ChooseDefaultOrganization(issuer, user, ORG),
          AdminCommand.ListOwnInvitations::new,
          (issuer, user) -> new AdminCommand.ListTrustedBrowsers(issuer, user, Instant.EPOCH),
          (issuer, user) -> new AdminCommand.EndTrust(issuer, user, Optional.empty()),
          (issuer, user) -> new AdminCommand.AnswerInvitation(issuer, user, INVITATION, true),
          (issuer, user) -> new AdminCommand.ListActivity(issuer, user, Optional.empty(), 10),
          (issuer, user) -> new AdminCommand.MakeOwnCodes(issuer, user, Optional.empty()),
          (issuer, user) -> new AdminCommand.RemoveOwnCodes(issuer, user, Optional.empty()));

  @Test
  @DisplayName("a person does with their own account what there is to do, and with no other")
  void person() {
    var bob = UserId.generate(new SecureRandom());
    var ada = new Actor.Person(ACME, ADA);
    for (var command : OWN) {
      assertThat(Authorization.allows(ada, command.apply(ACME, ADA))).isTrue();
      assertThat(Authorization.allows(ada, command.apply(ACME, bob))).isFalse();
      assertThat(Authorization.allows(ada, command.apply(OTHER, ADA))).isFalse();
    }
    assertThat(OWN.stream().<Class<?>>map(command -> command.apply(ACME, ADA).getClass()))
        .as("every command about an account stands in this table")
        .containsExactlyInAnyOrder(AccountCommand.class.getPermittedSubclasses());
    assertThat(Authorization.allows(ada, new AdminCommand.ShowUser(ACME, "ada@acme.test")))
        .isFalse();
    assertThat(Authorization.allows(ada, member(ORG))).isFalse();
    assertThat(Authorization.allows(ada, LIST)).isFalse();
  }

  @Test
  @DisplayName("nobody else than the operator and the issuer's own reach somebody's account")
  void others() {
    var command = new AdminCommand.ShowAccount(ACME, ADA);
    var own = new Actor.OrganizationAdministrator(ACME, ORG, ADA);
    assertThat(Authorization.allows(own, command)).isFalse();
    assertThat(Authorization.allows(new Actor.Administrator(OTHER, ADA), command)).isFalse();
    assertThat(Authorization.allows(new Actor.Administrator(ACME, ADA), command)).isTrue();
  }

  private static AdminCommand member(OrganizationId organization) {
    return new AdminCommand.DeclareMember(
        ACME,
        organization,
        "bob@acme.test",
        Optional.empty(),
        List.of(),
        MembershipStatus.ACTIVE,
        "{}");
  }
}
