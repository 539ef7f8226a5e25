package dev.gatewright.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.memory.MemoryPeople;
import dev.gatewright.identity.memory.MemorySessions;
import dev.gatewright.identity.signin.SignInSessions.Authentication;
import dev.gatewright.identity.signin.SignInSessions.Browser;
import dev.gatewright.identity.signin.SignInSessions.Started;
import dev.gatewright.identity.store.UserChange;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SignInSessionsTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final UserId ADA = new UserId("usr_ada");
  private static final SessionPolicy POLICY =
      new SessionPolicy(Duration.ofHours(1), Duration.ofDays(1), 3);

  private final MemoryPeople people = new MemoryPeople();
  private final MemorySessions kept = new MemorySessions();
  private final SignInSessions sessions =
      new SignInSessions(kept, people, new AccountGate(people), new SecureRandom());

  SignInSessionsTest() {
    people.add(
        ACME,
        new User(
            ADA,
            new CanonicalEmail("ada@acme.test"),
            "ada@acme.test",
            true,
            Claims.NONE,
            Optional.empty(),
            UserStatus.ACTIVE,
            NOON,
            NOON,
            Optional.empty()),
        Optional.empty(),
        By.server(NOON));
  }

  @Test
  @DisplayName("A session says who signed in, when and how, and counts at once")
  void started() {
    var started = start(NOON, Browser.UNKNOWN);

    assertThat(started.session().user()).isEqualTo(ADA);
    assertThat(started.session().authTime()).isEqualTo(NOON);
    assertThat(started.session().amr()).containsExactly("pwd");
    assertThat(started.session().expiresAt()).isEqualTo(NOON.plus(POLICY.lifetime()));
    assertThat(isLive(started, NOON)).isTrue();
  }

  @Test
  @DisplayName("Every authentication begins a new session and ends the one the browser had")
  void newIdAtEveryAuthentication() {
    var first = start(NOON, Browser.UNKNOWN);
    var second = start(NOON.plusSeconds(1), browser(first));

    assertThat(second.session().id()).isNotEqualTo(first.session().id());
    assertThat(isLive(first, NOON.plusSeconds(1))).isFalse();
    assertThat(isLive(second, NOON.plusSeconds(1))).isTrue();
  }

  @Test
  @DisplayName("A browser keeps its device over sign-ins and is known to the account from then on")
  void deviceIsRemembered() {
    var first = start(NOON, Browser.UNKNOWN);
    var second = start(NOON, browser(first));

    assertThat(second.device()).isEqualTo(first.device());
    assertThat(people.isKnown(ACME, ADA, first.device())).isTrue();
    assertThat(people.isKnown(ACME, new UserId("usr_eve"), first.device())).isFalse();
    assertThat(people.isKnown(new TenantId("other"), ADA, first.device())).isFalse();
  }

  @Test
  @DisplayName("One session too many ends the user's oldest")
  void oldestGivesWay() {
    var first = start(NOON, Browser.UNKNOWN);
    var ids = new HashSet<SessionId>();
    for (int i = 1; i <= 3; i++) {
      ids.add(start(NOON.plusSeconds(i), Browser.UNKNOWN).session().id());
    }

    assertThat(isLive(first, NOON.plusSeconds(4))).isFalse();
    assertThat(kept.listByUser(ACME, ADA, NOON.plusSeconds(4), 10))
        .extracting(session -> session.id())
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  @DisplayName("Visits keep a session from going idle, up to its lifetime and no further")
  void visitsKeepItAlive() {
    var started = start(NOON, Browser.UNKNOWN);
    for (int halfHours = 1; halfHours < 48; halfHours++) {
      assertThat(isLive(started, NOON.plus(Duration.ofMinutes(30L * halfHours)))).isTrue();
    }

    assertThat(isLive(started, NOON.plus(POLICY.lifetime()))).isFalse();
  }

  @Test
  @DisplayName("A session left alone for its idle time is over and cannot be visited again")
  void idleSessionsEnd() {
    var started = start(NOON, Browser.UNKNOWN);

    assertThat(isLive(started, NOON.plus(POLICY.idle()))).isFalse();
    assertThat(kept.touch(ACME, started.session().id(), NOON.plus(POLICY.idle()))).isFalse();
  }

  @Test
  @DisplayName("Suspending an account ends its sessions for good: activating it brings none back")
  void suspensionEndsSessions() {
    var started = start(NOON, Browser.UNKNOWN);
    setStatus(UserStatus.SUSPENDED, NOON);
    assertThat(isLive(started, NOON.plusSeconds(1))).isFalse();

    setStatus(UserStatus.ACTIVE, NOON.plusSeconds(1));
    assertThat(isLive(started, NOON.plusSeconds(2))).isFalse();
    assertThat(isLive(start(NOON.plusSeconds(3), Browser.UNKNOWN), NOON.plusSeconds(3))).isTrue();
  }

  @Test
  @DisplayName("A pause keeps sessions: they count again when it is over")
  void pauseKeepsSessions() {
    var started = start(NOON, Browser.UNKNOWN);
    people.update(
        ACME,
        ADA,
        UserChange.NONE.withStatus(UserStatus.SUSPENDED).keepingSessions(),
        By.server(NOON));
    assertThat(isLive(started, NOON.plusSeconds(1))).isFalse();

    setStatus(UserStatus.ACTIVE, NOON.plusSeconds(1));
    assertThat(isLive(started, NOON.plusSeconds(2))).isTrue();
  }

  @Test
  @DisplayName("Signing an account out everywhere ends what it had at once")
  void signedOutEverywhere() {
    var started = start(NOON, Browser.UNKNOWN);
    people.signOutEverywhere(ACME, ADA, By.server(NOON.plusSeconds(2)));

    assertThat(isLive(started, NOON.plusSeconds(3))).isFalse();
    assertThat(isLive(start(NOON.plusSeconds(4), Browser.UNKNOWN), NOON.plusSeconds(4))).isTrue();
  }

  private void setStatus(UserStatus status, Instant at) {
    people.update(ACME, ADA, UserChange.NONE.withStatus(status), By.server(at));
  }

  @Test
  @DisplayName(
      "A sign-in that began before a sign-out everywhere and ended after it is worth nothing")
  void signOutWinsTheRace() {
    people.signOutEverywhere(ACME, ADA, By.server(NOON.plusMillis(20)));

    assertThat(isLive(start(NOON, Browser.UNKNOWN), NOON.plusMillis(40))).isFalse();
  }

  @Test
  @DisplayName("A session of one tenant is nothing at another")
  void tenantsAreApart() {
    var started = start(NOON, Browser.UNKNOWN);

    assertThat(sessions.visit(new TenantId("other"), started.session().id(), NOON)).isEmpty();
  }

  private boolean isLive(Started started, Instant now) {
    return sessions.visit(ACME, started.session().id(), now).isPresent();
  }

  private Started start(Instant at, Browser browser) {
    var authentication = new Authentication(ADA, Set.of("pwd"), Optional.empty(), at);
    return sessions.start(ACME, authentication, POLICY, browser);
  }

  private static Browser browser(Started before) {
    return new Browser(
        Optional.of(before.session().id()),
        Optional.of(before.device()),
        Optional.empty(),
        Optional.empty());
  }
}
