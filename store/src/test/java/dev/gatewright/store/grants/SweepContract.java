package dev.gatewright.store.grants;

import static dev.gatewright.store.grants.World.ACME;
import static dev.gatewright.store.grants.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.ports.Grants.Redemption;
import dev.gatewright.protocol.ports.SessionBond;
import dev.gatewright.store.Sweeper;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
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
    sweeper = new Sweeper(database.writer());
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

  private void sweep(Duration later) {
    Instant then = NOW.plus(later);
    assertThat(sweeper.sweep(then, ALL)).isLessThan(ALL);
  }
}
