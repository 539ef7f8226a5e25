package dev.gatewright.store.grants;

import static dev.gatewright.store.grants.World.ACME;
import static dev.gatewright.store.grants.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.store.ThrottleKey;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.ports.Grants.Redemption;
import dev.gatewright.protocol.ports.SessionBond;
import dev.gatewright.store.Sweeper;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.people.DepartureTable;
import dev.gatewright.store.people.SessionTable;
import dev.gatewright.store.people.ThrottleTable;
import dev.gatewright.store.sql.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What sweeping may take and what it must leave, on every dialect.
abstract class SweepContract {
  private static final int ALL = 10_000;

  @TempDir private Path folder;
  private Database database;
  private static final TenantId TENANT = new TenantId("acme");
  private static final int PER_MINUTE = 40;
  private static final List<String> TABLES =
      List.of(
          "used_value",
          "revoked_access_token",
          "parked_request",
          "throttle",
          "authorization_grant",
          "session");

  private World world;
  private EventTable events;
  private GrantTable grants;
  private Sweeper sweeper;

  abstract Database open(Path folder);

  @BeforeEach
  final void setUp() {
    database = open(folder);
    world = new World(database);
    events = new EventTable(database.readers(), new SecureRandom());
    grants = new GrantTable(database, events);
    sweeper = new Sweeper(database.writer(), new DepartureTable(database, events));
  }

  @AfterEach
  final void close() {
    database.close();
  }

  @Test
  @DisplayName("An expired session stays while a grant lives that would die with its end")
  final void sessionStaysForItsGrants() {
    grants.redeem(ACME, World.bonded("1", SessionBond.LOGOUT), NOW);

    sweep(Duration.ofDays(3));
    assertThat(world.count("session WHERE issuer = 'acme'")).isEqualTo(1);
    assertThat(world.count("session WHERE issuer = 'other'")).isZero();

    sweep(Duration.ofDays(10));
    assertThat(world.count("session")).isZero();
  }

  @Test
  @DisplayName("A used code stays used, and a revoked grant revoked, until nothing of it is valid")
  final void grantsStayUntilNothingOfThemIsValid() {
    grants.redeem(ACME, World.grant("1"), NOW);
    grants.revoke(ACME, new GrantId("g1"), By.server(NOW));

    sweep(Duration.ofDays(8));
    assertThat(grants.redeem(ACME, World.grant("1"), NOW))
        .isEqualTo(new Redemption.Replayed(new GrantId("g1")));
    sweep(Duration.ofDays(9));
    assertThat(world.count("authorization_grant")).isZero();
  }

  @Test
  @DisplayName("Consents, accounts and events are never swept")
  final void lastingThingsStay() {
    new ConsentTable(database, events)
        .allow(ACME, World.ADA, World.WEB, World.grant("1").grant().scope(), NOW);
    grants.redeem(ACME, World.grant("1"), NOW);
    grants.revoke(ACME, new GrantId("g1"), By.server(NOW));

    sweep(Duration.ofDays(10_000));
    assertThat(world.count("consent")).isEqualTo(1);
    assertThat(world.count("user_account")).isEqualTo(2);
    assertThat(world.count("event")).isEqualTo(2);
  }

  @Test
  @DisplayName(
      "Rows that expire at a steady rate in every table never pile up, however long it goes on")
  final void keepsUp() {
    var used = new UsedValueTable(database);
    var parked = new ParkedRequestTable(database);
    var throttles = new ThrottleTable(database);
    var sessions = new SessionTable(database, events);
    var serial = 0;
    for (var minute = 0; minute < 90; minute++) {
      var now = NOW.plus(Duration.ofMinutes(minute));
      for (var i = 0; i < PER_MINUTE; i++) {
        var name = Integer.toString(serial++);
        used.firstUse(ACME, "jti", name, now, now);
        grants.revokeAccessToken(ACME, name, now, By.server(now));
        parked.park(ACME, name, new byte[] {1}, now);
        throttles.reserve(TENANT, key(name), 5, Duration.ofSeconds(1), now);
        grants.redeem(ACME, World.ending(name, now), now);
        sessions.start(TENANT, session(name, now), Optional.empty(), 10);
      }
      assertThat(sweeper.sweep(now, ALL)).isLessThan(ALL);
      for (var table : TABLES) {
        assertThat(world.count(table)).as(table).isLessThanOrEqualTo(61L * PER_MINUTE + 2);
      }
    }
    assertThat(world.count("used_value")).isGreaterThan(PER_MINUTE);
  }

  @Test
  @DisplayName("A budget is shared by all tables, and goes on where it ended")
  final void budgetIsShared() {
    var used = new UsedValueTable(database);
    for (var i = 0; i < 2_000; i++) {
      used.firstUse(ACME, "jti", "v" + i, NOW, NOW);
    }
    for (var i = 0; i < 150; i++) {
      new ParkedRequestTable(database).park(ACME, "p" + i, new byte[] {1}, NOW);
    }
    var later = NOW.plus(Duration.ofHours(2));

    assertThat(sweeper.sweep(later, 300)).isBetween(300, 400);
    assertThat(world.count("parked_request")).isLessThanOrEqualTo(50);
    assertThat(sweeper.sweep(later, 300)).isBetween(300, 400);
    assertThat(world.count("parked_request")).isZero();
    assertThat(sweeper.sweep(later, ALL)).isLessThan(ALL);
    assertThat(world.count("used_value")).isZero();
  }

  @Test
  @DisplayName("Sessions that must stay do not keep the ones behind them from going")
  final void staysAreSteppedOver() {
    var sessions = new SessionTable(database, events);
    world.run("DELETE FROM session");
    for (var i = 0; i < 450; i++) {
      sessions.start(TENANT, session("s" + i, NOW), Optional.empty(), 1_000);
    }
    world.run("UPDATE session SET expires_hour = expires_hour - 1 WHERE rowid % 3 > 0");
    world.run(
        """
        INSERT INTO authorization_grant (issuer, handle, code_id, id, client_id, user_id, session_id,
          session_bond, auth_time, document, epoch, created_at, expires_at, keep_hour, generation,
          rotated_at, grace_used, grace_run, outcome)
        SELECT issuer, randomblob(16), randomblob(16), hex(randomblob(16)), 'web', 'ada', id,
          'LOGOUT', 0, '{"v":1}', 1, 0, 0, 9000000, 0, 0, 0, 0, ''
        FROM session WHERE rowid % 2 = 0
        """);

    sweeper.sweep(NOW.plus(Duration.ofDays(3)), ALL);

    assertThat(world.count("session")).isEqualTo(225);
  }

  private static ThrottleKey key(String name) {
    return new ThrottleKey((name + "-".repeat(43)).substring(0, 43));
  }

  private static Session session(String name, Instant at) {
    var id = new SessionId("s_" + (name + "-".repeat(22)).substring(0, 22));
    return Session.begin(
        id, TENANT, new UserId("u" + name), at, Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  private void sweep(Duration later) {
    Instant then = NOW.plus(later);
    assertThat(sweeper.sweep(then, ALL)).isLessThan(ALL);
  }
}
