package dev.gatewright.store.grants;

import static dev.gatewright.store.grants.World.ACME;
import static dev.gatewright.store.grants.World.GRACE;
import static dev.gatewright.store.grants.World.NOW;
import static dev.gatewright.store.grants.World.attempt;
import static dev.gatewright.store.grants.World.grant;
import static dev.gatewright.store.grants.World.publicAttempt;
import static dev.gatewright.store.grants.World.unrotated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.ports.Grants.Redemption;
import dev.gatewright.protocol.ports.Grants.RefreshAttempt;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.Advanced;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.Grace;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.Kept;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.NotRefreshed;
import dev.gatewright.protocol.ports.Grants.Refused;
import dev.gatewright.protocol.ports.NewGrant;
import dev.gatewright.protocol.ports.SessionBond;
import dev.gatewright.store.audit.AuditEvent;
import dev.gatewright.store.audit.AuditTable;
import dev.gatewright.store.sql.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What presenting a refresh token promises, on every dialect.
abstract class RefreshContract {
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
  @DisplayName("RFC 9700 §4.14.2: each use of a refresh token advances the grant by one generation")
  final void advances() {
    redeem(grant("1"));

    assertThat(present(attempt("1", 0))).isEqualTo(new Advanced(1));
    assertThat(present(attempt("1", 1))).isEqualTo(new Advanced(2));
    assertThat(world.count("authorization_grant")).isEqualTo(1);
    assertThat(world.count("audit")).isZero();
  }

  @Test
  @DisplayName(
      "A client that lost the answer gets the same successor until grace ends, then it is theft")
  final void graceEnds() {
    redeem(grant("1"));
    present(attempt("1", 0));

    assertThat(present(attempt("1", 0))).isEqualTo(new Grace(1));
    assertThat(grants.refresh(ACME, attempt("1", 0), NOW.plus(GRACE))).isEqualTo(new Grace(1));
    assertThat(grants.refresh(ACME, attempt("1", 0), NOW.plus(GRACE).plusMillis(1)))
        .isEqualTo(new NotRefreshed(Refused.THEFT));
    assertThat(grants.refresh(ACME, attempt("1", 1), NOW.plus(GRACE).plusMillis(1)))
        .isEqualTo(new NotRefreshed(Refused.REVOKED));
    assertThat(audit.list("acme", 0, 10))
        .extracting(AuditEvent::name)
        .containsExactly("refresh.grace", "refresh.grace", "refresh.theft");
  }

  @Test
  @DisplayName("RFC 9700 §4.14.2: once the successor was used, the token before it is theft")
  final void usedSuccessorEndsGrace() {
    redeem(grant("1"));
    present(attempt("1", 0));
    present(attempt("1", 1));

    assertThat(present(attempt("1", 0))).isEqualTo(new NotRefreshed(Refused.THEFT));
    assertThat(present(attempt("1", 2))).isEqualTo(new NotRefreshed(Refused.REVOKED));
  }

  @Test
  @DisplayName("Of 20 callers presenting one token at once one advances and all get one successor")
  final void twentyGetOneSuccessor() throws Exception {
    redeem(grant("1"));

    var outcomes = Race.of(Collections.nCopies(20, () -> present(attempt("1", 0))));

    assertThat(outcomes).filteredOn(new Advanced(1)::equals).hasSize(1);
    assertThat(outcomes).filteredOn(new Grace(1)::equals).hasSize(19);
    assertThat(present(attempt("1", 1))).isEqualTo(new Advanced(2));
  }

  @Test
  @DisplayName("A public client that needs grace for a third generation in a row loses the grant")
  final void thirdGraceRunRevokesPublicClient() {
    redeem(grant("1"));
    for (var generation = 0; generation < 2; generation++) {
      present(publicAttempt("1", generation));
      assertThat(present(publicAttempt("1", generation))).isEqualTo(new Grace(generation + 1));
      assertThat(present(publicAttempt("1", generation))).isEqualTo(new Grace(generation + 1));
    }
    present(publicAttempt("1", 2));

    assertThat(present(publicAttempt("1", 2))).isEqualTo(new NotRefreshed(Refused.GRACE_EXHAUSTED));
    assertThat(present(publicAttempt("1", 3))).isEqualTo(new NotRefreshed(Refused.REVOKED));
  }

  @Test
  @DisplayName("A generation without grace begins the count of grace runs anew")
  final void quietGenerationEndsTheRun() {
    redeem(grant("1"));
    for (var generation = 0; generation < 6; generation++) {
      present(publicAttempt("1", generation));
      if (generation % 3 != 2) {
        assertThat(present(publicAttempt("1", generation))).isEqualTo(new Grace(generation + 1));
      }
    }
    assertThat(present(publicAttempt("1", 6))).isEqualTo(new Advanced(7));
  }

  @Test
  @DisplayName("A confidential client may need grace as often as it loses answers")
  final void confidentialClientsAreNotCounted() {
    redeem(grant("1"));
    for (var generation = 0; generation < 5; generation++) {
      present(attempt("1", generation));
      assertThat(present(attempt("1", generation))).isEqualTo(new Grace(generation + 1));
    }
  }

  @Test
  @DisplayName(
      "A token newer than the row says that the store went back in time, and changes nothing")
  final void aheadChangesNothing() {
    redeem(grant("1"));

    assertThat(present(attempt("1", 1))).isEqualTo(new NotRefreshed(Refused.STORE_BEHIND));
    assertThat(present(attempt("1", 0))).isEqualTo(new Advanced(1));
  }

  @Test
  @DisplayName("Raising the epoch ends the refresh tokens issued before")
  final void olderEpochRefused() {
    redeem(grant("1"));
    grants.raiseEpoch();

    assertThat(present(attempt("1", 0))).isEqualTo(new NotRefreshed(Refused.STORE_BEHIND));
    assertThat(grants.isRefreshTokenLive(ACME, World.handle("1"), 0, 1, NOW)).isFalse();
  }

  @Test
  @DisplayName("A refresh token ends at its grant's end and when it lies unused for too long")
  final void expires() {
    redeem(grant("1"));
    redeem(World.idle("2", Duration.ofHours(1)));

    assertThat(grants.refresh(ACME, attempt("1", 0), NOW.plus(Duration.ofDays(7))))
        .isEqualTo(new NotRefreshed(Refused.EXPIRED));
    assertThat(grants.refresh(ACME, attempt("2", 0), NOW.plus(Duration.ofHours(1))))
        .isEqualTo(new NotRefreshed(Refused.EXPIRED));
    assertThat(grants.refresh(ACME, attempt("1", 0), NOW.plus(Duration.ofDays(6))))
        .isEqualTo(new Advanced(1));
  }

  @ParameterizedTest
  @EnumSource(Killing.class)
  @DisplayName("A refresh is refused, and the token kept, while what it hangs on is dead")
  final void deadThingsRefuse(Killing killing) {
    var bonded = killing.dead.name().equals("SESSION");
    redeem(bonded ? World.bonded("1", SessionBond.SESSION) : World.inOrganization("1"));
    world.run(killing.sql);

    assertThat(present(attempt("1", 0))).isEqualTo(new NotRefreshed(killing.refused()));
    assertThat(world.count("authorization_grant WHERE generation = 0 AND revoked_at IS NULL"))
        .isEqualTo(1);
    assertThat(grants.isRefreshTokenLive(ACME, World.handle("1"), 0, 1, NOW)).isFalse();
  }

  @Test
  @DisplayName("The bond says whether a grant outlives its session's end and its session's expiry")
  final void sessionBonds() {
    redeem(World.bonded("none", SessionBond.NONE));
    redeem(World.bonded("logout", SessionBond.LOGOUT));

    world.run(Killing.SESSION_EXPIRED.sql);
    assertThat(present(attempt("none", 0))).isEqualTo(new Advanced(1));
    assertThat(present(attempt("logout", 0))).isEqualTo(new Advanced(1));

    world.run(Killing.SESSION_ENDED.sql);
    assertThat(present(attempt("none", 1))).isEqualTo(new Advanced(2));
    assertThat(present(attempt("logout", 1))).isEqualTo(new NotRefreshed(Refused.SESSION_ENDED));
  }

  @Test
  @DisplayName("Theft is acted on also while the user is suspended")
  final void theftWhileSuspended() {
    redeem(World.inOrganization("1"));
    present(attempt("1", 0));
    present(attempt("1", 1));
    world.run(Killing.USER_SUSPENDED.sql);

    assertThat(present(attempt("1", 0))).isEqualTo(new NotRefreshed(Refused.THEFT));
  }

  @Test
  @DisplayName(
      "Without rotation the token stays good, and costs no write while its idle end is near enough")
  final void unrotatedTokenIsKept() {
    var idle = Duration.ofHours(1);
    redeem(World.idle("1", idle));
    var soon = NOW.plusSeconds(59);
    var later = NOW.plusSeconds(3000);

    assertThat(refreshUnrotated(idle, soon)).isEqualTo(new Kept());
    assertThat(idleEnd()).isEqualTo(NOW.plus(idle).toEpochMilli());
    assertThat(refreshUnrotated(idle, later)).isEqualTo(new Kept());
    assertThat(idleEnd()).isEqualTo(later.plus(idle).toEpochMilli());
    assertThat(refreshUnrotated(idle, later.plus(idle)))
        .isEqualTo(new NotRefreshed(Refused.EXPIRED));
  }

  @Test
  @DisplayName("A token that is not rotated is refused after revocation like any other")
  final void unrotatedTokenIsRevoked() {
    redeem(grant("1"));
    grants.revoke(ACME, new GrantId("g1"), NOW);

    assertThat(grants.refresh(ACME, unrotated("1", 0, Optional.empty()), NOW))
        .isEqualTo(new NotRefreshed(Refused.REVOKED));
  }

  @Test
  @DisplayName("An unknown handle is refused")
  final void unknownHandle() {
    assertThat(present(attempt("none", 0))).isEqualTo(new NotRefreshed(Refused.UNKNOWN));
  }

  @Test
  @DisplayName("RFC 7662 §2.2: a refresh token is live while it is the current one")
  final void livenessOfRefreshToken() {
    redeem(grant("1"));
    assertThat(grants.isRefreshTokenLive(ACME, World.handle("1"), 0, 1, NOW)).isTrue();
    present(attempt("1", 0));

    assertThat(grants.isRefreshTokenLive(ACME, World.handle("1"), 0, 1, NOW)).isFalse();
    assertThat(grants.isRefreshTokenLive(ACME, World.handle("1"), 1, 1, NOW)).isTrue();
    assertThat(grants.isRefreshTokenLive(World.OTHER, World.handle("1"), 1, 1, NOW)).isFalse();
  }

  private long idleEnd() {
    return world.number("SELECT idle_expires_at FROM authorization_grant");
  }

  private RefreshOutcome refreshUnrotated(Duration idle, Instant now) {
    return grants.refresh(ACME, unrotated("1", 0, Optional.of(idle)), now);
  }

  private RefreshOutcome present(RefreshAttempt attempt) {
    return grants.refresh(ACME, attempt, NOW);
  }

  private void redeem(NewGrant grant) {
    assertThat(grants.redeem(ACME, grant, NOW)).isEqualTo(new Redemption.Redeemed());
  }
}
