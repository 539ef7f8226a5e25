package dev.gatewright.store.grants;

import static dev.gatewright.store.grants.World.ACME;
import static dev.gatewright.store.grants.World.ADA;
import static dev.gatewright.store.grants.World.NOW;
import static dev.gatewright.store.grants.World.OTHER;
import static dev.gatewright.store.grants.World.SESSION;
import static dev.gatewright.store.grants.World.WEB;
import static dev.gatewright.store.grants.World.attempt;
import static dev.gatewright.store.grants.World.grant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Grants.Dead;
import dev.gatewright.protocol.ports.Grants.Redemption;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.Advanced;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.Grace;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.Kept;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.NotRefreshed;
import dev.gatewright.protocol.ports.Grants.Refused;
import dev.gatewright.protocol.ports.NewGrant;
import dev.gatewright.protocol.ports.SessionBond;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.events.KeptEvent;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the server's tables promise beyond the ports, on every dialect: the audit trail, every way
/// in which its own rows can die, epochs, and writes that are saved.
abstract class GrantTableContract {
  @TempDir private Path folder;
  private Database database;
  private World world;
  private EventTable events;
  private GrantTable grants;

  abstract Database open(Path folder);

  @BeforeEach
  final void setUp() {
    database = open(folder);
    world = new World(database);
    events = new EventTable(database.readers(), new SecureRandom());
    grants = new GrantTable(database, events);
  }

  @AfterEach
  final void close() {
    database.close();
  }

  @ParameterizedTest
  @EnumSource(Killing.class)
  @DisplayName("A code dies with its client, user, session or organization")
  final void codesDie(Killing killing) {
    world.run(killing.sql);

    assertThat(redeem(World.inOrganization("1"))).isEqualTo(new Redemption.NotAlive(killing.dead));
    assertThat(world.count("authorization_grant")).isZero();
  }

  @ParameterizedTest
  @EnumSource(Killing.class)
  @DisplayName("Tokens die with what their grant hangs on, and the row stays as it was")
  final void tokensDie(Killing killing) {
    redeem(
        killing.dead == Dead.SESSION
            ? World.bonded("1", SessionBond.SESSION)
            : World.inOrganization("1"));
    assertThat(isLive("1")).isTrue();
    world.run(killing.sql);

    assertThat(isLive("1")).isFalse();
    assertThat(grants.isRefreshTokenLive(ACME, World.handle("1"), 0, 1, NOW)).isFalse();
    assertThat(present("1", 0)).isEqualTo(new NotRefreshed(Refused.of(killing.dead)));
    assertThat(world.count("authorization_grant WHERE generation = 0 AND revoked_at IS NULL"))
        .isEqualTo(1);
  }

  @Test
  @DisplayName("A client declared anew under an old id finds no grant of its predecessor alive")
  final void recreatedClientInheritsNothing() {
    redeem(grant("1"));
    world.run("UPDATE client SET created_at = " + NOW.plusSeconds(1).toEpochMilli());

    assertThat(isLive("1")).isFalse();
  }

  @Test
  @DisplayName("Raising the epoch ends the codes and refresh tokens issued before")
  final void raisedEpoch() {
    redeem(grant("1"));
    world.run("UPDATE store_state SET epoch = 2, epoch_began_at = 5000");
    grants = new GrantTable(database, events);
    assertThat(grants.epoch()).isEqualTo(2);
    assertThat(grants.epochBegan()).isEqualTo(Instant.ofEpochSecond(5));

    assertThat(redeem(grant("2"))).isEqualTo(new Redemption.NotAlive(Dead.EPOCH));
    assertThat(redeem(World.ofEpoch("2", 2))).isEqualTo(new Redemption.Redeemed());
    assertThat(present("1", 0)).isEqualTo(new NotRefreshed(Refused.STORE_BEHIND));
    assertThat(grants.isRefreshTokenLive(ACME, World.handle("1"), 0, 1, NOW)).isFalse();
  }

  @Test
  @DisplayName("An ordinary redemption or refresh leaves one row and no line in the trail")
  final void ordinaryUseIsNotAudited() {
    redeem(grant("1"));
    present("1", 0);
    present("1", 1);

    assertThat(world.count("authorization_grant")).isEqualTo(1);
    assertThat(events()).isEmpty();
  }

  @Test
  @DisplayName("The trail tells of replays, grace, theft and revocation, of each once")
  final void trail() {
    redeem(grant("1"));
    redeem(grant("1"));
    redeem(grant("2"));
    present("2", 0);
    assertThat(present("2", 0)).isEqualTo(new Grace(1));
    present("2", 1);
    assertThat(present("2", 0)).isEqualTo(new NotRefreshed(Refused.THEFT));
    redeem(grant("3"));
    grants.revoke(ACME, new GrantId("g3"), By.server(NOW));
    grants.revoke(ACME, new GrantId("g3"), By.server(NOW));

    assertThat(events())
        .containsExactly("code.replayed", "refresh.grace", "refresh.theft", "grant.revoked");
  }

  private List<String> events() {
    return events.after("acme", 0, 100).stream().map(KeptEvent::name).toList();
  }

  @Test
  @DisplayName("A token that is not rotated costs no write while its idle end is near enough")
  final void unrotatedTokenSavesWrites() {
    var idle = Duration.ofHours(1);
    redeem(World.idle("1", idle));
    var soon = NOW.plusSeconds(59);
    var later = NOW.plusSeconds(3000);

    assertThat(presentUnrotated(idle, soon)).isEqualTo(new Kept());
    assertThat(idleEnd()).isEqualTo(NOW.plus(idle).toEpochMilli());
    assertThat(presentUnrotated(idle, later)).isEqualTo(new Kept());
    assertThat(idleEnd()).isEqualTo(later.plus(idle).toEpochMilli());
  }

  private long idleEnd() {
    return world.number("SELECT idle_expires_at FROM authorization_grant");
  }

  private RefreshOutcome presentUnrotated(Duration idle, Instant now) {
    return grants.refresh(ACME, World.unrotated("1", 0, Optional.of(idle)), now);
  }

  @Test
  @DisplayName("All that a user gave one client is revoked at once")
  final void revokeAllOfUserAndClient() {
    redeem(grant("1"));
    redeem(grant("2"));
    grants.redeem(OTHER, grant("1"), NOW);

    assertThat(grants.revokeAll(ACME, ADA, new ClientId("spa"), By.server(NOW))).isZero();
    assertThat(grants.revokeAll(ACME, ADA, WEB, By.server(NOW))).isEqualTo(2);
    assertThat(isLive("1")).isFalse();
    assertThat(isLive(OTHER, "1")).isTrue();
    assertThat(grants.clientsOf(ACME, SESSION)).isEmpty();
  }

  @Test
  @DisplayName("All that a user gave to anyone is revoked at once")
  final void revokeAllOfUser() {
    redeem(grant("1"));
    redeem(grant("2"));
    grants.redeem(OTHER, grant("1"), NOW);

    assertThat(grants.revokeAll(ACME, ADA, By.server(NOW))).isEqualTo(2);
    assertThat(grants.revokeAll(ACME, ADA, By.server(NOW))).isZero();
    assertThat(isLive("2")).isFalse();
    assertThat(isLive(OTHER, "1")).isTrue();
    assertThat(present("1", 0)).isEqualTo(new NotRefreshed(Refused.REVOKED));
    assertThat(events()).containsExactly("grants.revoked");
  }

  @Test
  @DisplayName("Where the host holds clients and people, grants live without rows of theirs")
  final void heldByHost() {
    var hosted = GrantTable.heldByHost(database, events);
    world.run("DELETE FROM client");
    world.run("DELETE FROM user_account");
    world.run("DELETE FROM session");

    assertThat(hosted.redeem(ACME, World.inOrganization("1"), NOW))
        .isEqualTo(new Redemption.Redeemed());
    assertThat(hosted.refresh(ACME, attempt("1", 0), NOW)).isEqualTo(new Advanced(1));
    assertThat(hosted.isRefreshTokenLive(ACME, World.handle("1"), 1, 1, NOW)).isTrue();
    assertThat(hosted.isAccessTokenLive(ACME, WEB, Optional.of(new GrantId("g1")), "j", NOW))
        .isTrue();
    assertThat(hosted.isAccessTokenLive(ACME, WEB, Optional.empty(), "j", NOW)).isTrue();
    hosted.revokeAccessToken(ACME, "j", NOW.plusSeconds(60), By.server(NOW));
    assertThat(hosted.isAccessTokenLive(ACME, WEB, Optional.empty(), "j", NOW)).isFalse();
  }

  @Test
  @DisplayName(
      "An application that a person let in is there by consent or by grant, and goes whole")
  final void connections() {
    var consents = new ConsentTable(database, events);
    var connections = new ConnectionTable(database, events);
    consents.allow(ACME, ADA, WEB, Scope.of("openid", "projects:read"), NOW);
    redeem(grant("1"));
    redeem(grant("2"));
    grants.redeem(OTHER, grant("1"), NOW);

    assertThat(connections.list(ACME, ADA, NOW))
        .singleElement()
        .returns(WEB, Connection::client)
        .returns(2, Connection::open)
        .matches(connection -> connection.scope().contains("projects:read"));
    assertThat(connections.list(ACME, new SubjectId("bob"), NOW)).isEmpty();

    assertThat(connections.end(ACME, new SubjectId("bob"), WEB, By.subject(NOW))).isFalse();
    assertThat(connections.end(ACME, ADA, WEB, By.subject(NOW))).isTrue();
    assertThat(connections.end(ACME, ADA, WEB, By.subject(NOW))).isFalse();
    assertThat(connections.list(ACME, ADA, NOW)).isEmpty();
    assertThat(consents.consented(ACME, ADA, WEB)).isEqualTo(Scope.empty());
    assertThat(isLive("1")).isFalse();
    assertThat(isLive(OTHER, "1")).as("another issuer's grant").isTrue();
    assertThat(events()).containsExactly("consent.given", "consent.withdrawn", "grants.revoked");
  }

  private Redemption redeem(NewGrant grant) {
    return grants.redeem(ACME, grant, NOW);
  }

  private RefreshOutcome present(String name, int generation) {
    return grants.refresh(ACME, attempt(name, generation), NOW);
  }

  private boolean isLive(String name) {
    return isLive(ACME, name);
  }

  private boolean isLive(IssuerId issuer, String name) {
    return grants.isAccessTokenLive(issuer, WEB, Optional.of(new GrantId("g" + name)), "j", NOW);
  }
}
