package dev.gatewright.admin.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand.CreateApiKey;
import dev.gatewright.admin.command.AdminCommand.DeclareClient;
import dev.gatewright.admin.command.AdminCommand.RemoveClient;
import dev.gatewright.admin.command.AdminCommand.RevokeApiKey;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.AdministratorInvited;
import dev.gatewright.admin.command.AdminResult.ApiKeyCreated;
import dev.gatewright.admin.command.AdministratorCommand.GrantProgram;
import dev.gatewright.admin.command.AdministratorCommand.InviteAdministrator;
import dev.gatewright.admin.command.AdministratorCommand.ListAdministrators;
import dev.gatewright.admin.command.AdministratorCommand.RevokeAdministrator;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.Role;
import dev.gatewright.admin.command.SecretChange;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.store.MailedChanges.Change;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.admin.AdministratorTable;
import dev.gatewright.store.admin.KeptAdministratorLink;
import dev.gatewright.store.events.EventTable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A link that makes somebody an administrator counts while its maker could make it:")
final class AdministratorLinksTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId OTHER = new IssuerId("other");
  private static final Mandate ADMINISTRATOR = Mandate.of(Role.ADMINISTRATOR, ACME);
  private static final Mandate SUPPORT = Mandate.of(Role.SUPPORT, ACME);
  private static final ClientId NIGHTLY = new ClientId("nightly");

  private final Ground ground = new Ground("links");
  private final AdministratorLinks links = new AdministratorLinks(ground.store());

  @BeforeEach
  void declare() {
    ground.declare(ACME);
    ground.declare(OTHER);
    ground.store().issuers().keepOwn("http://localhost:8080/console", "{}", operator());
  }

  @AfterEach
  void close() {
    ground.close();
  }

  @Test
  @DisplayName("not while that is somebody suspended, and of whoever joins by it nothing is kept")
  void suspended() {
    var olga = Olga.at(ground, ADMINISTRATOR);
    var token = invite(olga.by(ADMINISTRATOR), SUPPORT);
    assertThat(listed()).containsExactly(token.id().value());

    olga.is(UserStatus.SUSPENDED);
    assertThat(isOpen(token)).isFalse();
    assertThat(listed()).isEmpty();
    var newcomer = newcomer();
    assertThat(links.join(token, newcomer, new PasswordHash("$none$"), ground.now()))
        .isEqualTo(Change.LINK_GONE);
    assertThat(links.accept(token, olga.id(), ground.now())).isEqualTo(Change.LINK_GONE);
    assertThat(ground.store().administrators().of(newcomer.id())).isEmpty();
    olga.is(UserStatus.ACTIVE);
    assertThat(isOpen(token)).isTrue();
    assertThat(links.join(token, newcomer, new PasswordHash("$none$"), ground.now()))
        .isEqualTo(Change.DONE);
    assertThat(isOpen(token)).as("used up").isFalse();
  }

  @Test
  @DisplayName("nor where they may less than it gives, or give nothing any more")
  void less() {
    var olga = Olga.at(ground, SUPPORT);
    var administrator = keep(ADMINISTRATOR, olga.by(SUPPORT).means());
    var support = keep(SUPPORT, olga.by(SUPPORT).means());
    assertThat(isOpen(administrator)).isFalse();
    assertThat(isOpen(support)).as("they have that role and give none").isFalse();

    olga.holds(Mandate.of(Role.ADMINISTRATOR, OTHER));
    assertThat(isOpen(support)).as("elsewhere").isFalse();
    olga.holds(Mandate.owner());
    assertThat(isOpen(administrator)).isTrue();
    assertThat(isOpen(support)).isTrue();
  }

  @Test
  @DisplayName(
      "of whoever runs the server it counts by two words, and any other words are nobody's")
  void words() {
    assertThat(isOpen(keep(SUPPORT, "command line"))).isTrue();
    assertThat(isOpen(keep(SUPPORT, "apply"))).isTrue();
    var others =
        List.of("", "test", "server", "subject", "Command line", "apikey x", "person x", "robot 7");
    assertThat(others)
        .allSatisfy(words -> assertThat(isOpen(keep(SUPPORT, words))).as(words).isFalse());
  }

  @Test
  @DisplayName("a role taken away takes the links made there along, and those of no other issuer")
  void places() {
    var olga = Olga.at(ground, ADMINISTRATOR);
    var there = Mandate.of(Role.ADMINISTRATOR, OTHER);
    olga.holds(there);
    var acmes = invite(olga.by(ADMINISTRATOR), SUPPORT);
    var others = invite(olga.by(there), Mandate.of(Role.SUPPORT, OTHER));

    ground.run(new RevokeAdministrator(olga.id(), ADMINISTRATOR.reach()));
    olga.holds(ADMINISTRATOR);

    assertThat(isOpen(acmes)).as("also once they have it again").isFalse();
    assertThat(isOpen(others)).isTrue();
  }

  @Test
  @DisplayName("a key's while the key counts: until it is revoked, or its time is over")
  void keys() {
    var end = ground.now().plus(Duration.ofHours(1));
    var expiring = key(Ground.OPERATOR, Optional.of(end));
    var lasting = key(Ground.OPERATOR, Optional.empty());
    var one = invite(actor(expiring), SUPPORT);
    var other = invite(actor(lasting), SUPPORT);
    assertThat(isOpen(one)).isTrue();
    assertThat(isOpen(other)).isTrue();

    ground.advance(Duration.ofHours(1));
    assertThat(isOpen(one)).isFalse();
    assertThat(listed()).containsExactly(other.id().value());
    revoke(lasting);
    assertThat(isOpen(other)).isFalse();
  }

  @Test
  @DisplayName("a key's while whoever made the key may: also of a key that a key made")
  void keysOfKeys() {
    var olga = Olga.at(ground, ADMINISTRATOR);
    var first = key(olga.by(ADMINISTRATOR), Optional.empty());
    var second = key(actor(first), Optional.empty());
    var token = invite(actor(second), SUPPORT);
    assertThat(isOpen(token)).isTrue();

    olga.is(UserStatus.SUSPENDED);
    assertThat(isOpen(token)).isFalse();
    olga.is(UserStatus.ACTIVE);
    olga.holds(Mandate.of(Role.AUDITOR, ACME));
    assertThat(isOpen(token)).isFalse();
    olga.holds(ADMINISTRATOR);
    assertThat(isOpen(token)).isTrue();
    revoke(first);
    assertThat(isOpen(token)).isFalse();
  }

  @Test
  @DisplayName("a program's while it has the role and is there")
  void programs() {
    ground.run(
        new DeclareClient(
            EventTable.SERVER, NIGHTLY, "{}", SecretChange.keep(), SecretChange.keep(), false));
    ground.run(new GrantProgram(NIGHTLY, ADMINISTRATOR));
    var token = invite(new Actor.Program(NIGHTLY, ADMINISTRATOR), SUPPORT);
    assertThat(isOpen(token)).isTrue();

    ground.run(new GrantProgram(NIGHTLY, SUPPORT));
    assertThat(isOpen(token)).isFalse();
    ground.run(new GrantProgram(NIGHTLY, ADMINISTRATOR));
    assertThat(isOpen(token)).isTrue();
    ground.run(new RemoveClient(EventTable.SERVER, NIGHTLY));
    assertThat(isOpen(token)).isFalse();
  }

  @Test
  @DisplayName("those that do not count make room where as many wait as may")
  void room() {
    var key = key(Ground.OPERATOR, Optional.empty());
    for (int made = 0; made < AdministratorTable.MOST_WAITING; made++) {
      invite(actor(key), SUPPORT);
    }
    assertThat(ground.run(new InviteAdministrator(SUPPORT)))
        .isEqualTo(new AdminResult.Refused(new Refusal.TooManyAdministrators()));

    revoke(key);
    var token = invite(Ground.OPERATOR, SUPPORT);
    assertThat(listed()).containsExactly(token.id().value());
  }

  private LinkToken invite(Actor actor, Mandate mandate) {
    return ((AdministratorInvited) ground.run(actor, new InviteAdministrator(mandate))).token();
  }

  /// A link as it is left by whoever may less meanwhile.
  private LinkToken keep(Mandate mandate, String maker) {
    var token = LinkToken.generate(new SecureRandom());
    var until = ground.now().plus(Duration.ofDays(7));
    var link =
        new KeptAdministratorLink(
            token.id(), mandate.reach(), mandate.role().key(), false, ground.now(), maker, until);
    var kept = ground.store().administrators().add(link, token.secretHash(), operator());
    assertThat(kept).isEqualTo(AdministratorTable.Grant.DONE);
    return token;
  }

  private ApiKeyCreated key(Actor maker, Optional<Instant> end) {
    var command = new CreateApiKey("key", ADMINISTRATOR, List.of(), end);
    return (ApiKeyCreated) ground.run(maker, command);
  }

  private static Actor actor(ApiKeyCreated key) {
    return new Actor.ApiKey(key.key().id().value(), ADMINISTRATOR);
  }

  private void revoke(ApiKeyCreated key) {
    ground.run(new RevokeApiKey(Optional.of(ACME), key.key().id().value()));
  }

  private boolean isOpen(LinkToken token) {
    return links.open(token, ground.now()).isPresent();
  }

  private List<String> listed() {
    var result = ground.run(new ListAdministrators(ADMINISTRATOR.reach()));
    return ((AdminResult.Administrators) result)
        .invitations().stream().map(link -> link.id().value()).toList();
  }

  private User newcomer() {
    var email = "nora@console.test";
    return User.joining(
        UserId.generate(new SecureRandom()),
        CanonicalEmail.parse(email).orElseThrow(),
        email,
        Claims.NONE,
        ground.now());
  }

  private By operator() {
    return By.operator("command line", ground.now());
  }
}
