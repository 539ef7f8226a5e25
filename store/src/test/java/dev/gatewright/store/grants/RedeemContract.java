package dev.gatewright.store.grants;

import static dev.gatewright.store.grants.World.ACME;
import static dev.gatewright.store.grants.World.NOW;
import static dev.gatewright.store.grants.World.OTHER;
import static dev.gatewright.store.grants.World.attempt;
import static dev.gatewright.store.grants.World.grant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants.Dead;
import dev.gatewright.protocol.ports.Grants.Redemption;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome;
import dev.gatewright.protocol.ports.Grants.Refused;
import dev.gatewright.protocol.ports.NewGrant;
import dev.gatewright.protocol.ports.SessionBond;
import dev.gatewright.store.audit.AuditEvent;
import dev.gatewright.store.audit.AuditTable;
import dev.gatewright.store.sql.Database;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What redeeming a code promises, on every dialect.
abstract class RedeemContract {
  @TempDir private Path folder;
  private Database database;
  private World world;
  private AuditTable audit;
  private GrantTable grants;

  abstract Database open(Path folder);

  @BeforeEach
  final void setUp() {
    database = open(folder);
    world = new World(database);
    audit = new AuditTable(database.readers());
    grants = new GrantTable(database, audit);
  }

  @AfterEach
  final void close() {
    database.close();
  }

  @Test
  @DisplayName("A redeemed code keeps its grant whole")
  final void keepsTheGrant() {
    var terms = grant("1").grant();

    assertThat(redeem(grant("1"))).isEqualTo(new Redemption.Redeemed());
    assertThat(grants.find(ACME, terms.id())).contains(terms);
    assertThat(grants.find(ACME, World.handle("1"))).contains(terms);
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2: a code used twice is refused and what it gave is revoked")
  final void secondUseRevokes() {
    redeem(grant("1"));
    var second = again(grant("1"), "2");

    assertThat(redeem(second)).isEqualTo(new Redemption.Replayed(new GrantId("g1")));
    assertThat(grants.refresh(ACME, attempt("1", 0), NOW))
        .isEqualTo(new RefreshOutcome.NotRefreshed(Refused.REVOKED));
    assertThat(grants.find(ACME, new GrantId("g2"))).isEmpty();
    assertThat(redeem(again(grant("1"), "3")))
        .isEqualTo(new Redemption.Replayed(new GrantId("g1")));
    assertThat(audit.list("acme", 0, 10)).extracting(AuditEvent::name).contains("code.replayed");
  }

  @Test
  @DisplayName("A code presented again with the very same grant id and handle is a replay too")
  final void sameGrantAgainIsAReplay() {
    redeem(grant("1"));

    assertThat(redeem(grant("1"))).isEqualTo(new Redemption.Replayed(new GrantId("g1")));
  }

  @Test
  @DisplayName(
      "RFC 6749 §4.1.2: of 20 callers redeeming one code at once one succeeds, and is revoked")
  final void oneOfTwentyWins() throws Exception {
    var outcomes =
        Race.of(
            IntStream.range(0, 20)
                .mapToObj(n -> (Race.Run<Redemption>) () -> redeem(again(grant("1"), "r" + n)))
                .toList());

    assertThat(outcomes).filteredOn(Redemption.Redeemed.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Redemption.Replayed.class::isInstance).hasSize(19);
    assertThat(world.count("authorization_grant")).isEqualTo(1);
    assertThat(world.count("authorization_grant WHERE revoked_at IS NULL")).isZero();
  }

  @ParameterizedTest
  @EnumSource(Killing.class)
  @DisplayName("A code dies with its client, user, session or organization")
  final void deadThingsRefuse(Killing killing) {
    world.run(killing.sql);

    assertThat(redeem(World.inOrganization("1"))).isEqualTo(new Redemption.NotAlive(killing.dead));
    assertThat(world.count("authorization_grant")).isZero();
  }

  @Test
  @DisplayName("A replay is noticed and revokes although the session has ended since")
  final void replayAfterLogoutRevokes() {
    redeem(World.bonded("1", SessionBond.NONE));
    world.run(Killing.SESSION_ENDED.sql);

    assertThat(redeem(World.bonded("1", SessionBond.NONE)))
        .isEqualTo(new Redemption.Replayed(new GrantId("g1")));
    assertThat(grants.refresh(ACME, attempt("1", 0), NOW))
        .isEqualTo(new RefreshOutcome.NotRefreshed(Refused.REVOKED));
  }

  @Test
  @DisplayName("A code of an older epoch is refused")
  final void olderEpochRefused() {
    assertThat(grants.raiseEpoch()).isEqualTo(2);
    assertThat(grants.epoch()).isEqualTo(2);

    assertThat(redeem(grant("1"))).isEqualTo(new Redemption.NotAlive(Dead.EPOCH));
    assertThat(redeem(World.ofEpoch("1", 2))).isEqualTo(new Redemption.Redeemed());
  }

  @Test
  @DisplayName("Two issuers with equal ids never see each other's grants")
  final void issuersAreApart() {
    redeem(grant("1"));

    assertThat(grants.find(OTHER, new GrantId("g1"))).isEmpty();
    assertThat(grants.find(OTHER, World.handle("1"))).isEmpty();
    assertThat(grants.refresh(OTHER, attempt("1", 0), NOW))
        .isEqualTo(new RefreshOutcome.NotRefreshed(Refused.UNKNOWN));
    assertThat(grants.redeem(OTHER, grant("1"), NOW)).isEqualTo(new Redemption.Redeemed());
    grants.revoke(OTHER, new GrantId("g1"), NOW);
    assertThat(grants.refresh(ACME, attempt("1", 0), NOW))
        .isEqualTo(new RefreshOutcome.Advanced(1));
  }

  private Redemption redeem(NewGrant grant) {
    return grants.redeem(ACME, grant, NOW);
  }

  /// The same code with another grant id and handle, as a second request would bring.
  private static NewGrant again(NewGrant first, String name) {
    var terms = first.grant();
    return new NewGrant(
        new Grant(
            new GrantId("g" + name),
            terms.client(),
            terms.subject(),
            terms.session(),
            terms.sessionBond(),
            terms.scope(),
            terms.resources(),
            terms.organization(),
            terms.claims(),
            terms.authTime(),
            terms.amr(),
            terms.acr(),
            terms.createdAt(),
            terms.expiresAt()),
        new GrantHandle(World.bytes("h" + name)),
        first.codeId(),
        first.epoch(),
        first.idle(),
        first.keepUntil());
  }
}
