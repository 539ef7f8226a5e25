package dev.gatewright.admin.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.AccountCommand.AnswerInvitation;
import dev.gatewright.admin.command.AccountCommand.ListOwnInvitations;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand.CreateApiKey;
import dev.gatewright.admin.command.AdminCommand.RevokeApiKey;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.ApiKeyCreated;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.OrganizationCommand.InviteMember;
import dev.gatewright.admin.command.OrganizationCommand.ListInvitations;
import dev.gatewright.admin.command.OrganizationCommand.ResendInvitation;
import dev.gatewright.admin.command.Refusal.NoSuchInvitation;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MemberInvitation;
import dev.gatewright.identity.store.Invitations.Inviting;
import dev.gatewright.identity.store.Invitations.Newcomer;
import dev.gatewright.identity.store.MailedChanges.Change;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.protocol.oauth.IssuerId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An invitation to an organization counts while its maker could make it:")
final class MemberInvitationsTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final TenantId TENANT = new TenantId("acme");
  private static final OrganizationId WEST = new OrganizationId("west");
  private static final Mandate OF_WEST = Mandate.of(ACME, WEST);
  private static final Mandate ADMINISTRATOR = Mandate.of(Role.ADMINISTRATOR, ACME);
  private static final String ZOE = "zoe@acme.test";
  private static final List<String> ALL = List.of(Membership.ADMINISTRATION);

  private final Ground ground = new Ground("member-invitations");
  private final SecureRandom random = new SecureRandom();
  private final MemberInvitations invitations =
      new MemberInvitations(ground.store(), ground.sealed());
  private UserId zoe;

  @BeforeEach
  void declare() {
    ground.declare(ACME);
    var by = dev.gatewright.protocol.events.By.operator("command line", ground.now());
    ground.store().issuers().keepOwn("http://localhost:8080/console", "{}", by);
    var people = people();
    var organizations = ground.store().organizations();
    organizations.declare(
        TENANT, new Organization(WEST, "West", OrganizationStatus.ACTIVE), people);
    zoe = add(ZOE);
  }

  @AfterEach
  void close() {
    ground.close();
  }

  @Test
  @DisplayName("whoever loses an organization does not come back by another address of theirs")
  void comesBack() {
    var olga = Olga.at(ground, OF_WEST);
    invite(olga.by(OF_WEST), ALL);
    assertThat(own()).hasSize(1);
    var id = own().getFirst();

    olga.loses(OF_WEST);

    assertThat(own()).isEmpty();
    assertThat(answer(id, true)).isEqualTo(new Refused(new NoSuchInvitation(id.value())));
    assertThat(answer(id, false)).isInstanceOf(Refused.class);
    assertThat(isMember()).isFalse();

    olga.holds(OF_WEST);
    assertThat(answer(id, true)).isEqualTo(new Done());
    assertThat(isMember()).isTrue();
  }

  @Test
  @DisplayName("not while a key that made it is revoked, until somebody else sends it again")
  void keys() {
    var key =
        (ApiKeyCreated)
            ground.run(new CreateApiKey("key", ADMINISTRATOR, List.of(), Optional.empty()));
    invite(new Actor.ApiKey(key.key().id().value(), ADMINISTRATOR), ALL);
    assertThat(own()).hasSize(1);

    ground.run(new RevokeApiKey(Optional.of(ACME), key.key().id().value()));
    assertThat(own()).isEmpty();

    var listed = (AdminResult.Invitations) ground.run(new ListInvitations(ACME, WEST));
    var id = listed.invitations().getFirst().id();
    assertThat(ground.run(new ResendInvitation(ACME, WEST, id, "en"))).isEqualTo(new Done());
    assertThat(answer(own().getFirst(), true)).isEqualTo(new Done());
  }

  @Test
  @DisplayName("its link opens nothing either, makes no account, and shows no address to be read")
  void links() {
    var olga = Olga.at(ground, OF_WEST);
    var token = keep(ZOE, List.of(), Optional.of(olga.by(OF_WEST).means()));
    var fresh = keep("nia@new.test", List.of(), Optional.of(olga.by(OF_WEST).means()));
    assertThat(isOpen(token)).isTrue();

    olga.loses(OF_WEST);

    assertThat(isOpen(token)).isFalse();
    assertThat(invitations.arrived(TENANT, token, Optional.empty(), people())).isFalse();
    assertThat(invitations.accept(TENANT, token.id(), zoe, people())).isFalse();
    assertThat(join(fresh)).isEqualTo(Change.LINK_GONE);
    olga.holds(OF_WEST);
    assertThat(invitations.arrived(TENANT, token, Optional.empty(), people())).isTrue();
    assertThat(join(fresh)).isEqualTo(Change.DONE);
  }

  @Test
  @DisplayName("by whoever runs the server it does, and not where nobody knows who made it")
  void makers() {
    assertThat(isOpen(keep(ZOE, ALL, Optional.of("command line")))).isTrue();
    assertThat(isOpen(keep(ZOE, ALL, Optional.empty()))).isFalse();
    assertThat(isOpen(keep(ZOE, ALL, Optional.of("robot 7")))).isFalse();
  }

  @Test
  @DisplayName("of one organization's administrator it gives what somebody there has now")
  void scopes() {
    var olga = Olga.at(ground, OF_WEST);
    var maker = Optional.of(olga.by(OF_WEST).means());
    assertThat(isOpen(keep(ZOE, ALL, maker))).isTrue();
    var more = keep(ZOE, List.of("work:read"), maker);
    assertThat(isOpen(more)).isFalse();
    olga.holds(ADMINISTRATOR);
    assertThat(isOpen(more)).isTrue();
  }

  private UserId add(String email) {
    var user =
        User.joining(
            UserId.generate(random),
            CanonicalEmail.parse(email).orElseThrow(),
            email,
            Claims.NONE,
            ground.now());
    ground.store().users().add(TENANT, user, Optional.empty(), people());
    ground
        .store()
        .users()
        .update(
            TENANT, user.id(), UserChange.NONE.withEmailVerified(true), Optional.empty(), people());
    return user.id();
  }

  private void invite(Actor actor, List<String> scopes) {
    assertThat(ground.run(actor, new InviteMember(ACME, WEST, ZOE, Optional.empty(), scopes, "en")))
        .isEqualTo(new Done());
  }

  private LinkToken keep(String email, List<String> scopes, Optional<String> maker) {
    var token = LinkToken.generate(random);
    var to = new MailAddress(email);
    var invitation =
        new MemberInvitation(
            token.id(),
            WEST,
            to,
            Optional.empty(),
            scopes,
            Optional.empty(),
            Optional.empty(),
            maker,
            ground.now(),
            ground.now().plus(Duration.ofDays(7)));
    var content =
        new Mail.Content.Link(
            LinkPurpose.MEMBERSHIP,
            Optional.of(new Secret("https://id.test/x")),
            Optional.empty(),
            invitation.expiresAt(),
            Optional.of("West"));
    var mail = new Mail(to, Optional.empty(), "en", content, Optional.empty());
    assertThat(invitations.invite(TENANT, invitation, token.secretHash(), mail, people()))
        .isEqualTo(Inviting.INVITED);
    return token;
  }

  private boolean isOpen(LinkToken token) {
    return invitations.open(TENANT, token, ground.now()).isPresent();
  }

  private Change join(LinkToken token) {
    var email = "nia@new.test";
    var user =
        User.joining(
            UserId.generate(random),
            CanonicalEmail.parse(email).orElseThrow(),
            email,
            Claims.NONE,
            ground.now());
    var newcomer =
        new Newcomer(
            user, Optional.of(new PasswordHash("$none$")), Optional.empty(), Optional.empty());
    return invitations.join(TENANT, token, newcomer, people());
  }

  private List<LinkId> own() {
    var result = ground.run(new Actor.Person(ACME, zoe), new ListOwnInvitations(ACME, zoe));
    return ((AdminResult.OwnInvitations) result)
        .invitations().stream().map(one -> one.invitation().id()).toList();
  }

  private AdminResult answer(LinkId id, boolean accepted) {
    return ground.run(new Actor.Person(ACME, zoe), new AnswerInvitation(ACME, zoe, id, accepted));
  }

  private boolean isMember() {
    return ground
        .store()
        .members()
        .find(TENANT, WEST, zoe)
        .filter(one -> one.status() == MembershipStatus.ACTIVE)
        .isPresent();
  }

  private By people() {
    return By.server(ground.now());
  }
}
