package dev.gatewright.admin.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.act.Impersonations.Begun;
import dev.gatewright.admin.act.Impersonations.Browser;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand.CreateApiKey;
import dev.gatewright.admin.command.AdminCommand.RevokeApiKey;
import dev.gatewright.admin.command.AdminResult.ApiKeyCreated;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.ImpersonationReady;
import dev.gatewright.admin.command.AdministratorCommand.GrantAdministrator;
import dev.gatewright.admin.command.AdministratorCommand.RevokeAdministrator;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import dev.gatewright.admin.command.UserCommand.Impersonate;
import dev.gatewright.admin.command.UserCommand.RemoveUser;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.protocol.oauth.IssuerId;
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

@DisplayName("Who acts as somebody by a key does so no longer than the key counts:")
final class ImpersonationsTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final TenantId TENANT = new TenantId("acme");
  private static final Mandate ADMINISTRATOR = Mandate.of(Role.ADMINISTRATOR, ACME);
  private static final Mandate AUDITOR = Mandate.of(Role.AUDITOR, ACME);
  private static final Browser BROWSER =
      new Browser(Optional.empty(), Optional.empty(), Optional.empty());

  private final Ground ground = new Ground("impersonations");
  private final Impersonations impersonations =
      new Impersonations(ground.store(), ground.sealed(), new SecureRandom());
  private final User ada = person("ada@acme.test");
  private final User bob = person("bob@acme.test");

  @BeforeEach
  void declare() {
    ground.declare(ACME);
    var by = dev.gatewright.protocol.events.By.operator("command line", ground.now());
    ground.store().issuers().keepOwn("http://localhost:8080/console", "{}", by);
    for (var user : List.of(ada, bob)) {
      ground.store().users().add(TENANT, user, Optional.empty(), By.server(ground.now()));
    }
  }

  @AfterEach
  void close() {
    ground.close();
  }

  @Test
  @DisplayName("no secret begins anything, and no page is shown, while its maker is suspended")
  void looks() {
    var olga = Olga.at(ground, ADMINISTRATOR);
    var key = key(key(olga.by(ADMINISTRATOR), Optional.empty()), Optional.empty());
    var session = acting(key);
    var waiting = waiting(key, bob);
    assertThat(impersonations.isMandated(session, ground.now())).isTrue();

    olga.is(UserStatus.SUSPENDED);
    assertThat(impersonations.isMandated(session, ground.now())).isFalse();
    assertThat(begin(waiting)).isEmpty();
    olga.is(UserStatus.ACTIVE);
    olga.holds(AUDITOR);
    assertThat(impersonations.isMandated(session, ground.now())).isFalse();
    assertThat(begin(waiting)).isEmpty();
    olga.holds(ADMINISTRATOR);
    assertThat(begin(waiting)).isPresent();
  }

  @Test
  @DisplayName("the session ends when the role of the key's maker is made less or taken away")
  void roles() {
    var olga = Olga.at(ground, ADMINISTRATOR);
    var key = key(olga.by(ADMINISTRATOR), Optional.empty());
    var first = acting(key);
    var waiting = waiting(key, bob);

    assertThat(ground.run(new GrantAdministrator(olga.id(), ADMINISTRATOR))).isEqualTo(new Done());
    assertThat(isLive(first)).as("the same role once more").isTrue();
    ground.run(new GrantAdministrator(olga.id(), AUDITOR));
    assertThat(isLive(first)).isFalse();
    assertThat(begin(waiting)).isEmpty();

    ground.run(new GrantAdministrator(olga.id(), ADMINISTRATOR));
    assertThat(begin(waiting)).as("for good").isEmpty();
    var second = acting(key);
    ground.run(new RevokeAdministrator(olga.id(), ADMINISTRATOR.reach()));
    assertThat(isLive(second)).isFalse();
    assertThat(ground.names(ACME)).filteredOn("impersonation.ended"::equals).hasSize(2);
  }

  @Test
  @DisplayName("and when their account is removed, or a key revoked that made the key")
  void makers() {
    var olga = Olga.at(ground, ADMINISTRATOR);
    var first = key(olga.by(ADMINISTRATOR), Optional.empty());
    var other = key(olga.by(ADMINISTRATOR), Optional.empty());
    var by = acting(key(first, Optional.empty()));
    var others = acting(other);

    ground.run(new RevokeApiKey(Optional.of(ACME), first.key().id().value()));
    assertThat(isLive(by)).isFalse();
    assertThat(isLive(others)).isTrue();
    ground.run(new RemoveUser(EventTable.SERVER, UserRef.id(olga.id())));
    assertThat(isLive(others)).isFalse();
  }

  @Test
  @DisplayName("it ends with the key's own time, which may be less than the hour")
  void ends() {
    var end = ground.now().plus(Duration.ofMinutes(20));
    var key = key(Ground.OPERATOR, Optional.of(end));
    var waiting = waiting(key, bob);

    assertThat(acting(key).expiresAt()).isEqualTo(end);
    assertThat(acting(key(Ground.OPERATOR, Optional.of(end.plus(Duration.ofDays(1))))).expiresAt())
        .isEqualTo(ground.now().plus(Session.LONGEST_ACTED));
    ground.advance(Duration.ofMinutes(20));
    assertThat(begin(waiting)).isEmpty();
  }

  private ApiKeyCreated key(ApiKeyCreated maker, Optional<Instant> end) {
    return key(actor(maker), end);
  }

  private ApiKeyCreated key(Actor maker, Optional<Instant> end) {
    var command = new CreateApiKey("key", ADMINISTRATOR, List.of(), end);
    return (ApiKeyCreated) ground.run(maker, command);
  }

  private static Actor actor(ApiKeyCreated key) {
    return new Actor.ApiKey(key.key().id().value(), ADMINISTRATOR);
  }

  private LinkToken waiting(ApiKeyCreated key, User user) {
    var command =
        new Impersonate(ACME, UserRef.id(user.id()), "the reason of ticket 42", Optional.empty());
    return ((ImpersonationReady) ground.run(actor(key), command)).token();
  }

  private Session acting(ApiKeyCreated key) {
    return begin(waiting(key, ada)).orElseThrow().session();
  }

  private Optional<Begun> begin(LinkToken token) {
    return impersonations.begin(ACME, token, BROWSER, false, ground.now());
  }

  private boolean isLive(Session session) {
    return ground
        .store()
        .sessions()
        .find(TENANT, session.id())
        .filter(kept -> kept.isLive(ground.now()))
        .isPresent();
  }

  private User person(String email) {
    return User.joining(
        UserId.generate(new SecureRandom()),
        CanonicalEmail.parse(email).orElseThrow(),
        email,
        Claims.NONE,
        ground.now());
  }
}
