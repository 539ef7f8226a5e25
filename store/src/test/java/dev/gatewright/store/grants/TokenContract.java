package dev.gatewright.store.grants;

import static dev.gatewright.store.grants.World.ACME;
import static dev.gatewright.store.grants.World.ADA;
import static dev.gatewright.store.grants.World.NOW;
import static dev.gatewright.store.grants.World.OTHER;
import static dev.gatewright.store.grants.World.SESSION;
import static dev.gatewright.store.grants.World.WEB;
import static dev.gatewright.store.grants.World.grant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.ports.SessionBond;
import dev.gatewright.store.audit.AuditTable;
import dev.gatewright.store.sql.Database;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What access-token liveness, revocation, consents and one-time values promise, on every dialect.
abstract class TokenContract {
  private static final Optional<GrantId> G1 = Optional.of(new GrantId("g1"));

  @TempDir private Path folder;
  private Database database;
  private World world;
  private GrantTable grants;

  abstract Database open(Path folder);

  @BeforeEach
  final void setUp() {
    database = open(folder);
    world = new World(database);
    grants = new GrantTable(database, new AuditTable(database.readers()));
  }

  @AfterEach
  final void close() {
    database.close();
  }

  @Test
  @DisplayName("RFC 7009 §2: a revoked grant takes its access tokens with it, and its own alone")
  final void revokedGrantKillsTokens() {
    grants.redeem(ACME, grant("1"), NOW);
    grants.redeem(ACME, grant("2"), NOW);
    assertThat(live("j")).isTrue();

    grants.revoke(ACME, new GrantId("g1"), NOW);
    grants.revoke(ACME, new GrantId("g1"), NOW);

    assertThat(live("j")).isFalse();
    assertThat(grants.isAccessTokenLive(ACME, WEB, Optional.of(new GrantId("g2")), "j", NOW))
        .isTrue();
    assertThat(world.count("audit")).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "RFC 7009 §2: one access token can be revoked, at its issuer, and the grant lives on")
  final void revokedAccessToken() {
    grants.redeem(ACME, grant("1"), NOW);
    grants.redeem(OTHER, grant("1"), NOW);
    grants.revokeAccessToken(ACME, "j", NOW.plusSeconds(600));
    grants.revokeAccessToken(ACME, "j", NOW.plusSeconds(600));

    assertThat(live("j")).isFalse();
    assertThat(live("k")).isTrue();
    assertThat(grants.isAccessTokenLive(OTHER, WEB, G1, "j", NOW)).isTrue();
    assertThat(grants.isAccessTokenLive(ACME, WEB, Optional.empty(), "j", NOW)).isFalse();
  }

  @Test
  @DisplayName("A token without a grant lives as long as its client is active")
  final void clientTokens() {
    assertThat(grants.isAccessTokenLive(ACME, WEB, Optional.empty(), "j", NOW)).isTrue();
    assertThat(grants.isAccessTokenLive(ACME, new ClientId("no"), Optional.empty(), "j", NOW))
        .isFalse();

    world.run(Killing.CLIENT_DISABLED.sql);
    assertThat(grants.isAccessTokenLive(ACME, WEB, Optional.empty(), "j", NOW)).isFalse();
  }

  @Test
  @DisplayName("A token counts for the client of its grant alone, and a missing grant is dead")
  final void tokenOfAnotherClient() {
    grants.redeem(ACME, grant("1"), NOW);

    assertThat(grants.isAccessTokenLive(ACME, new ClientId("spa"), G1, "j", NOW)).isFalse();
    assertThat(grants.isAccessTokenLive(ACME, WEB, Optional.of(new GrantId("gx")), "j", NOW))
        .isFalse();
    assertThat(grants.isAccessTokenLive(OTHER, WEB, G1, "j", NOW)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Killing.class)
  @DisplayName("An access token dies with what its grant hangs on")
  final void deadThingsKillTokens(Killing killing) {
    var bonded = killing.dead.name().equals("SESSION");
    grants.redeem(
        ACME, bonded ? World.bonded("1", SessionBond.SESSION) : World.inOrganization("1"), NOW);
    assertThat(live("j")).isTrue();

    world.run(killing.sql);
    assertThat(live("j")).isFalse();
  }

  @Test
  @DisplayName("A client declared anew under an old id finds no grant of its predecessor alive")
  final void recreatedClientInheritsNothing() {
    grants.redeem(ACME, grant("1"), NOW);
    world.run("UPDATE client SET created_at = " + NOW.plusSeconds(1).toEpochMilli());

    assertThat(live("j")).isFalse();
  }

  @Test
  @DisplayName("All that a user gave a client is revoked at once")
  final void revokeAllOfUserAndClient() {
    grants.redeem(ACME, grant("1"), NOW);
    grants.redeem(ACME, grant("2"), NOW);
    grants.redeem(OTHER, grant("1"), NOW);

    assertThat(grants.revokeAll(ACME, ADA, new ClientId("spa"), NOW)).isZero();
    assertThat(grants.revokeAll(ACME, ADA, WEB, NOW)).isEqualTo(2);
    assertThat(live("j")).isFalse();
    assertThat(grants.isAccessTokenLive(OTHER, WEB, G1, "j", NOW)).isTrue();
  }

  @Test
  @DisplayName("A session names the clients that have live grants from it")
  final void clientsOfASession() {
    assertThat(grants.clientsOf(ACME, SESSION)).isEmpty();
    grants.redeem(ACME, grant("1"), NOW);
    grants.redeem(ACME, grant("2"), NOW);

    assertThat(grants.clientsOf(ACME, SESSION)).containsExactly(WEB);
    assertThat(grants.clientsOf(OTHER, SESSION)).isEmpty();
    grants.revokeAll(ACME, ADA, WEB, NOW);
    assertThat(grants.clientsOf(ACME, SESSION)).isEmpty();
  }

  @Test
  @DisplayName("Consent adds up, for one user, client and issuer, and can be withdrawn")
  final void consentAddsUp() {
    var consents = new ConsentTable(database);
    consents.allow(ACME, ADA, WEB, Scope.of("openid"), NOW);
    consents.allow(ACME, ADA, WEB, Scope.of("email", "openid"), NOW);

    assertThat(consents.consented(ACME, ADA, WEB)).isEqualTo(Scope.of("openid", "email"));
    assertThat(consents.consented(OTHER, ADA, WEB)).isEqualTo(Scope.empty());
    assertThat(consents.withdraw(ACME, ADA, WEB)).isTrue();
    assertThat(consents.consented(ACME, ADA, WEB)).isEqualTo(Scope.empty());
  }

  @Test
  @DisplayName("RFC 7523 §3: of 20 callers with one value exactly one is the first to use it")
  final void valuesAreUsedOnce() throws Exception {
    var used = new UsedValueTable(database);
    var firsts = Race.of(Collections.nCopies(20, () -> firstUse(used, ACME, "jti", "assertion-1")));

    assertThat(firsts).filteredOn(Boolean.TRUE::equals).hasSize(1);
    assertThat(firstUse(used, OTHER, "jti", "assertion-1")).isTrue();
    assertThat(firstUse(used, ACME, "dpop", "assertion-1")).isTrue();
    assertThat(firstUse(used, ACME, "jti", "assertion-2")).isTrue();
  }

  private static boolean firstUse(UsedValueTable used, IssuerId issuer, String kind, String value) {
    return used.firstUse(issuer, kind, value, NOW.plusSeconds(60), NOW);
  }

  @Test
  @DisplayName("A parked request is found by its issuer until it expires")
  final void parkedRequests() {
    var parked = new ParkedRequestTable(database);
    parked.park(ACME, "p", World.bytes("doc"), NOW.plusSeconds(60));

    assertThat(parked.find(ACME, "p", NOW.plusSeconds(59))).contains(World.bytes("doc"));
    assertThat(parked.find(ACME, "p", NOW.plusSeconds(60))).isEmpty();
    assertThat(parked.find(OTHER, "p", NOW)).isEmpty();
  }

  private boolean live(String jti) {
    return grants.isAccessTokenLive(ACME, WEB, G1, jti, NOW);
  }
}
