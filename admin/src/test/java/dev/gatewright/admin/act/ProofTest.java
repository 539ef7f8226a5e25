package dev.gatewright.admin.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminCommand.ChangeIssuer;
import dev.gatewright.admin.command.AdminCommand.CreateApiKey;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.ApiKeyCreated;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.OrganizationCommand.ChangeMember;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.ProjectCommand.ChangeProjectUser;
import dev.gatewright.admin.command.Proof;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.Role;
import dev.gatewright.admin.command.UserCommand;
import dev.gatewright.admin.command.UserCommand.ChangeUser;
import dev.gatewright.admin.command.UserEdit;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.people.MemberTable.Change;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A proof of a moment ago")
final class ProofTest {
  /// All that want one, as the samples are; every other command does not.
  private static final String ASKED =
      """
      WriteBackup
      CreateApiKey/server GrantAdministrator/server RevokeAdministrator/server
      InviteAdministrator/server RevokeAdministratorInvitation/server MakeOwnerLink/server
      GrantProgram/server
      CreateApiKey GrantAdministrator RevokeAdministrator InviteAdministrator
      RevokeAdministratorInvitation
      GrantAdministrator/organization RevokeAdministrator/organization
      InviteAdministrator/organization RevokeAdministratorInvitation/organization
      DeclareIssuer RemoveIssuer RotateKey
      DeclareClient RotateClientSecret EndFormerSecret RemoveClient
      DeclareWebhook RotateWebhookSecret RotateHookSecret RotateSenderSecret
      CreatePin
      AddUser SetPassword PlanDeletion RestoreUser RemoveUser MakeRecoveryCodes
      RemoveRecoveryCodes RemoveFactors Impersonate
      ChangeProjectUser RemoveProjectUser MakeProjectPin
      DeclareOrganization RemoveOrganization AddMember DeclareMember ChangeMember
      InviteMember ResendInvitation
      ClaimDomain VerifyDomain RemoveDomain
      """;

  private static final IssuerId ACME = new IssuerId("acme");
  private static final OrganizationId ORG = new OrganizationId("org_acme");
  private static final UserId ADA = UserId.generate(new SecureRandom());
  private static final Mandate ADMINISTRATOR = Mandate.of(Role.ADMINISTRATOR, ACME);

  private static final List<AdminCommand> SAMPLES =
      Stream.concat(
              CommandSamples.ofServer().stream(),
              new CommandSamples(ACME, ORG, ADA).ofIssuer().stream())
          .toList();

  @Test
  @DisplayName("is wanted for what gives a right or a secret, and what cannot be taken back")
  void table() {
    assertThat(SAMPLES.stream().filter(Proof::isAsked).map(CommandSamples::name))
        .filteredOn(name -> !Set.of("ChangeUser", "ChangeIssuer").contains(name))
        .containsExactlyInAnyOrder(ASKED.strip().split("\\s+"));
  }

  @Test
  @DisplayName("is wanted for changes by what is changed: nobody is asked who suspends somebody")
  void byWhatIsChanged() {
    assertThat(Proof.isAsked(change(UserEdit.status(UserStatus.SUSPENDED, false)))).isFalse();
    assertThat(
            Proof.isAsked(
                change(
                    new UserEdit(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(UserStatus.ACTIVE),
                        false,
                        Map.of("name", "Eve"),
                        Set.of()))))
        .isTrue();
    assertThat(Proof.isAsked(change(UserEdit.status(UserStatus.ACTIVE, false)))).isTrue();
    assertThat(Proof.isAsked(settings(Set.of()))).as("looks and words").isFalse();
    assertThat(Proof.isAsked(settings(Set.of(Permission.CREDENTIALS_WRITE)))).isTrue();
    assertThat(Proof.isAsked(settings(Set.of(Permission.CLIENTS_WRITE)))).isTrue();
    var turn = new Change.Turn(MembershipStatus.SUSPENDED);
    assertThat(Proof.isAsked(new ChangeMember(ACME, ORG, ADA, turn))).isFalse();
    var back = new Change.Turn(MembershipStatus.ACTIVE);
    assertThat(Proof.isAsked(new ChangeMember(ACME, ORG, ADA, back))).isTrue();
    for (var kind : LoginName.Kind.values()) {
      var name = new UserCommand.NameUser(ACME, UserRef.id(ADA), kind, Optional.empty());
      assertThat(Proof.isAsked(name)).as(kind.word()).isEqualTo(kind == LoginName.Kind.PHONE);
      assertThat(Permission.of(name) == Permission.CREDENTIALS_WRITE)
          .as("a number is what people prove themselves with")
          .isEqualTo(kind == LoginName.Kind.PHONE);
    }
    var suspend =
        new ChangeProjectUser(
            ACME, new ClientId("web"), ADA, Optional.empty(), Optional.of(UserStatus.SUSPENDED));
    assertThat(Proof.isAsked(suspend)).isFalse();
  }

  private static AdminCommand change(UserEdit edit) {
    return new ChangeUser(ACME, UserRef.id(ADA), edit, Optional.empty(), Optional.empty());
  }

  private static AdminCommand settings(Set<Permission> needs) {
    return new ChangeIssuer(ACME, "https://id.test/acme", "{}", List.of(), Instant.EPOCH, needs);
  }

  @Test
  @DisplayName("is asked of people alone, who learn first that they may not")
  void people() {
    try (var ground = new Ground("proof")) {
      ground.declare(ACME);
      var create = new CreateApiKey("ci", ADMINISTRATOR, List.of(), Optional.empty());
      var needed = new AdminResult.Refused(new Refusal.ProofNeeded());
      var supporting = Mandate.of(Role.SUPPORT, ACME);

      assertThat(ground.run(person(ADMINISTRATOR, false), create)).isEqualTo(needed);
      assertThat(ground.run(person(supporting, false), create))
          .isEqualTo(new AdminResult.Refused(new Refusal.NotAllowed()));
      assertThat(ground.names(ACME)).doesNotContain("api_key.made");
      assertThat(ground.run(person(ADMINISTRATOR, true), create)).isInstanceOf(ApiKeyCreated.class);
      var program = new Actor.Program(new ClientId("job"), ADMINISTRATOR);
      assertThat(ground.run(program, create)).isInstanceOf(ApiKeyCreated.class);
      assertThat(ground.run(create)).isInstanceOf(ApiKeyCreated.class);
    }
  }

  private static Actor person(Mandate mandate, boolean proved) {
    return new Actor.Administrator(ADA, mandate, proved);
  }
}
