package dev.gatewright.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.protocol.events.Actor;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.Rotation;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.store.tenants.ClientDeclaration;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Every change of state tells of itself in the trail, and nothing else does")
final class EveryChangeTellsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final IssuerId ISSUER = new IssuerId("acme");
  private static final TenantId TENANT = new TenantId("acme");
  private static final SubjectId SUBJECT = new SubjectId("ada");
  private static final UserId ADA = new UserId("ada");
  private static final ClientId WEB = new ClientId("web");
  private static final OrganizationId ORG = new OrganizationId("org");
  private static final By BY = By.operator("command line", NOW);
  private static final dev.gatewright.identity.events.By BY_PERSON =
      dev.gatewright.identity.events.By.owner(NOW);

  private final SecureRandom random = new SecureRandom();
  private final CryptoProvider crypto = CryptoProvider.jdk();
  private final SqlStore store =
      SqlStore.open(
          new StoreConfig.InMemory("tells"),
          random,
          cause -> {
            throw new AssertionError(cause);
          });
  private final SealedTables sealed = store.unlock(MasterKey.generate(random), crypto, random);

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  @DisplayName("issuers, clients and keys")
  void tenants() {
    store.issuers().declare(ISSUER, "https://id.test", "{}", BY);
    var keep = new ClientDeclaration.Change.Keep<List<ClientDeclaration.NewSecret>>();
    sealed
        .clients()
        .declare(
            ISSUER,
            new ClientDeclaration(WEB, "{}", keep, new ClientDeclaration.Change.Keep<>()),
            BY);
    var secret = new ClientDeclaration.NewSecret(new Secret("x".repeat(43)), false);
    sealed.clients().rotate(ISSUER, WEB, secret, Optional.empty(), BY);
    sealed
        .clients()
        .declare(
            ISSUER,
            new ClientDeclaration(
                WEB,
                "{}",
                new ClientDeclaration.Change.Replace<>(List.of(secret)),
                new ClientDeclaration.Change.Keep<>()),
            BY);
    sealed.clients().rotate(ISSUER, WEB, secret, Optional.of(NOW.plusSeconds(9)), BY);
    sealed.clients().endFormer(ISSUER, WEB, BY);
    sealed.clients().endFormer(ISSUER, WEB, BY);
    sealed.clients().setActive(ISSUER, WEB, false, BY);
    sealed.clients().setActive(ISSUER, WEB, true, BY);
    sealed.clients().remove(ISSUER, WEB, BY);
    sealed.clients().remove(ISSUER, WEB, BY);
    var keys = new SigningKeys(sealed.keys(), crypto, random, InstantSource.fixed(NOW));
    var key =
        keys.rotate(
            ISSUER,
            Algorithm.ES256,
            new Rotation(Duration.ZERO, Duration.ZERO),
            new Actor.Operator("command line"));
    sealed.keys().removeSigningKey(ISSUER, key.kid(), BY);
    sealed.keys().removeSigningKey(ISSUER, key.kid(), BY);

    assertThat(names())
        .containsExactly(
            "issuer.declared",
            "client.declared",
            "client.declared",
            "client.secret_rotated",
            "client.former_secret_ended",
            "client.disabled",
            "client.enabled",
            "client.removed",
            "key.added",
            "key.removed");
    assertThat(trail()).extracting(KeptEvent::actor).containsOnly("operator:command line");
  }

  @Test
  @DisplayName("people and their sessions")
  void people() {
    var users = store.users();
    users.add(TENANT, user(), Optional.empty(), BY_PERSON);
    users.add(TENANT, user(), Optional.empty(), BY_PERSON);
    users.update(TENANT, ADA, UserChange.NONE.withRole("admin"), BY_PERSON);
    users.update(TENANT, new UserId("nobody"), UserChange.NONE.withRole("admin"), BY_PERSON);
    users.setPasswordHash(TENANT, ADA, new PasswordHash("$x"), BY_PERSON);
    users.replacePasswordHash(TENANT, ADA, new PasswordHash("$x"), new PasswordHash("$y"));
    var first = session(1);
    store.sessions().start(TENANT, first, Optional.empty(), 10);
    store.sessions().touch(TENANT, first.id(), NOW.plusSeconds(9));
    var second = session(2);
    store.sessions().start(TENANT, second, Optional.of(first.id()), 10);
    var written = second.document().with("later", true);
    store.sessions().rewrite(TENANT, second.id(), second.document(), written, BY_PERSON);
    store.sessions().end(TENANT, second.id(), BY_PERSON);
    store.sessions().end(TENANT, second.id(), BY_PERSON);
    users.signOutEverywhere(TENANT, ADA, BY_PERSON);
    users.remove(TENANT, ADA, BY_PERSON);
    users.remove(TENANT, ADA, BY_PERSON);

    assertThat(names())
        .containsExactly(
            "user.added",
            "user.changed",
            "user.password_set",
            "session.began",
            "session.began",
            "session.ended",
            "session.proved",
            "session.ended",
            "user.signed_out_everywhere",
            "user.removed");
    assertThat(trail().getFirst().personal()).isEmpty();
  }

  @Test
  @DisplayName("organizations and who belongs to them")
  void organizations() {
    store.users().add(TENANT, user(), Optional.empty(), BY_PERSON);
    var organizations = store.organizations();
    organizations.declare(
        TENANT, new Organization(ORG, "Acme", OrganizationStatus.ACTIVE), BY_PERSON);
    var member =
        new Membership(ORG, ADA, Optional.empty(), List.of(), MembershipStatus.ACTIVE, NOW);
    organizations.declare(TENANT, member, BY_PERSON);
    store.members().chooseDefault(TENANT, ORG, ADA, BY_PERSON);
    organizations.remove(TENANT, ORG, ADA, BY_PERSON);
    store.members().chooseDefault(TENANT, ORG, ADA, BY_PERSON);
    organizations.remove(TENANT, ORG, ADA, BY_PERSON);
    organizations.remove(TENANT, ORG, BY_PERSON);

    assertThat(names())
        .containsExactly(
            "user.added",
            "organization.declared",
            "member.declared",
            "user.changed",
            "member.removed",
            "organization.removed");
  }

  @Test
  @DisplayName("consents and single tokens")
  void consents() {
    store.consents().allow(ISSUER, SUBJECT, WEB, Scope.of("openid"), NOW);
    store.consents().allow(ISSUER, SUBJECT, WEB, Scope.of("openid"), NOW);
    store.connections().end(ISSUER, SUBJECT, WEB, By.subject(NOW));
    store.connections().end(ISSUER, SUBJECT, WEB, By.subject(NOW));
    store.grants().revokeAccessToken(ISSUER, "jti", NOW.plusSeconds(60), By.client(WEB, NOW));
    store.grants().revokeAccessToken(ISSUER, "jti", NOW.plusSeconds(60), By.client(WEB, NOW));

    assertThat(names())
        .containsExactly("consent.given", "consent.withdrawn", "access_token.revoked");
    assertThat(trail())
        .extracting(KeptEvent::actor)
        .containsExactly("subject", "subject", "client:web");
  }

  private List<KeptEvent> trail() {
    return store.events().after("acme", 0, 100);
  }

  private List<String> names() {
    return trail().stream().map(KeptEvent::name).toList();
  }

  private Session session(int seconds) {
    return Session.begin(
        SessionId.generate(random),
        TENANT,
        ADA,
        NOW.plusSeconds(seconds),
        Duration.ofDays(1),
        Duration.ofHours(1));
  }

  private static User user() {
    return new User(
        ADA,
        new CanonicalEmail("ada@acme.test"),
        "ada@acme.test",
        true,
        Claims.NONE,
        Optional.empty(),
        UserStatus.ACTIVE,
        NOW,
        NOW,
        Optional.empty());
  }
}
