package dev.gatewright.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Factor;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.memory.MemoryPeople;
import dev.gatewright.identity.memory.MemorySessions;
import dev.gatewright.identity.signin.SignInSessions.Browser;
import dev.gatewright.identity.signin.SignInSessions.Held;
import dev.gatewright.identity.signin.SignInSessions.Live;
import dev.gatewright.identity.signin.SignInSessions.Started;
import dev.gatewright.identity.signin.SignInStep.Done;
import dev.gatewright.identity.store.UserChange;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SignInSessionsTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final UserId ADA = new UserId("usr_ada");
  private static final UserId EVE = new UserId("usr_eve");
  private static final SessionPolicy POLICY =
      new SessionPolicy(Duration.ofHours(1), Duration.ofDays(1), 20);

  private final MemoryPeople people = new MemoryPeople();
  private final MemorySessions kept = new MemorySessions();
  private final SignInSessions sessions =
      new SignInSessions(kept, people, new AccountGate(people), new SecureRandom());

  SignInSessionsTest() {
    people.add(ACME, user(ADA), Optional.empty(), By.server(NOON));
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
  @DisplayName(
      "A session that is not to stay has the times of its policy, and stays so when proved")
  void passing() {
    var policy = new SessionPolicy(Duration.ofMinutes(30), Duration.ofHours(8), 20, false);
    var started = sessions.start(ACME, done(ADA, NOON), policy, Browser.UNKNOWN);
    var stronger = sessions.start(ACME, done(ADA, NOON.plusSeconds(9)), POLICY, browser(started));

    assertThat(started.session().stays()).isFalse();
    assertThat(started.session().expiresAt()).isEqualTo(NOON.plus(policy.lifetime()));
    assertThat(started.session().idle()).isEqualTo(policy.idle());
    assertThat(stronger.session().id()).isEqualTo(started.session().id());
    assertThat(stronger.session().stays()).isFalse();
    assertThat(stronger.session().expiresAt()).isEqualTo(started.session().expiresAt());
    assertThat(start(NOON, Browser.UNKNOWN).session().stays()).isTrue();
  }

  @Test
  @DisplayName(
      "The same person's new sign-in goes on with the session and makes the old cookie worthless")
  void samePersonGoesOn() {
    var first = start(NOON, Browser.UNKNOWN);
    var second = start(NOON.plusSeconds(1), browser(first));

    assertThat(second.session().id()).isEqualTo(first.session().id());
    assertThat(second.session().authTime()).isEqualTo(NOON.plusSeconds(1));
    assertThat(visit(first, NOON.plusSeconds(1))).isEmpty();
    assertThat(visit(second, NOON.plusSeconds(1))).isPresent();
    assertThat(isLive(first, NOON.plusSeconds(1))).isTrue();
    assertThat(kept.listByUser(ACME, ADA, NOON.plusSeconds(1), 10)).hasSize(1);
  }

  @Test
  @DisplayName("A second factor makes the session stronger; what it held before, it holds")
  void strengthened() {
    var first = start(NOON, Browser.UNKNOWN);
    var code = new Factor(SignInMethod.RECOVERY_CODE, NOON.plusSeconds(60));
    var second =
        sessions.start(ACME, new Done(user(ADA), List.of(code), code.at()), POLICY, browser(first));

    assertThat(Factor.areTwo(second.session().factors())).isTrue();
    assertThat(second.session().amr()).containsExactly("mfa", "otp", "pwd");
    assertThat(second.session().authTime()).isEqualTo(NOON);
    assertThat(kept.find(ACME, first.session().id()).orElseThrow().document())
        .isEqualTo(second.session().document());
  }

  @Test
  @DisplayName("A newer password alone is a weaker login: the second factor was proved before it")
  void passwordAnew() {
    var first = start(NOON, Browser.UNKNOWN);
    var code = new Factor(SignInMethod.RECOVERY_CODE, NOON.plusSeconds(60));
    var password = first.session().factors().getFirst();
    var second =
        sessions.start(
            ACME, new Done(user(ADA), List.of(password, code), code.at()), POLICY, browser(first));
    var third = sessions.start(ACME, done(ADA, NOON.plusSeconds(90)), POLICY, browser(second));

    assertThat(Factor.areTwo(second.session().factors())).isTrue();
    assertThat(third.session().id()).isEqualTo(first.session().id());
    assertThat(Factor.areTwo(third.session().factors())).isFalse();
    assertThat(third.session().amr()).containsExactly("pwd");
    assertThat(third.session().authTime()).isEqualTo(NOON.plusSeconds(90));
  }

  @Test
  @DisplayName("Another person's sign-in ends the session that the browser had")
  void anotherPersonEndsIt() {
    var first = start(NOON, Browser.UNKNOWN);
    people.add(ACME, user(EVE), Optional.empty(), By.server(NOON));
    var second = sessions.start(ACME, done(EVE, NOON.plusSeconds(1)), POLICY, browser(first));

    assertThat(second.session().id()).isNotEqualTo(first.session().id());
    assertThat(isLive(first, NOON.plusSeconds(1))).isFalse();
    assertThat(isLive(second, NOON.plusSeconds(1))).isTrue();
  }

  @Test
  @DisplayName("An old cookie goes on with nothing and ends nothing, whoever signs in with it")
  void oldCookie() {
    people.add(ACME, user(EVE), Optional.empty(), By.server(NOON));
    var first = start(NOON, Browser.UNKNOWN);
    var second = start(NOON.plusSeconds(1), browser(first));
    var again = start(NOON.plusSeconds(2), browser(first));
    var other = sessions.start(ACME, done(EVE, NOON.plusSeconds(3)), POLICY, browser(first));

    assertThat(again.session().id()).isNotEqualTo(first.session().id());
    assertThat(other.session().user()).isEqualTo(EVE);
    assertThat(visit(second, NOON.plusSeconds(4))).isPresent();
    assertThat(visit(again, NOON.plusSeconds(4))).isPresent();
  }

  @Test
  @DisplayName(
      "Of many that sign in anew with one session at once, each has a live cookie after it")
  void atOnce() throws Exception {
    var first = start(NOON, Browser.UNKNOWN);
    var at = NOON.plusSeconds(1);
    try (var threads = Executors.newFixedThreadPool(8)) {
      var calls =
          IntStream.range(0, 8)
              .mapToObj(_ -> (Callable<Started>) () -> start(at, browser(first)))
              .toList();
      int goingOn = 0;
      for (var started : threads.invokeAll(calls)) {
        assertThat(visit(started.get(), at)).isPresent();
        goingOn += started.get().session().id().equals(first.session().id()) ? 1 : 0;
      }
      assertThat(goingOn).isEqualTo(1);
    }
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
  @DisplayName("CWE-384: a device planted in the browser is not the one that becomes known")
  void plantedDevice() {
    people.add(ACME, user(EVE), Optional.empty(), By.server(NOON));
    var planted = sessions.start(ACME, done(EVE, NOON), POLICY, Browser.UNKNOWN).device();
    var browser =
        new Browser(Optional.empty(), Optional.of(planted), Optional.empty(), Optional.empty());
    var ada = start(NOON, browser).device();
    sessions.trust(ACME, ADA, ada, Optional.empty(), NOON);

    assertThat(ada).isNotEqualTo(planted);
    assertThat(people.isKnown(ACME, ADA, ada)).isTrue();
    assertThat(people.isKnown(ACME, ADA, planted)).isFalse();
    assertThat(people.trustedAt(ACME, ADA, planted)).isEmpty();
    assertThat(people.isKnown(ACME, EVE, ada)).as("whose browser it was before").isTrue();
    assertThat(people.isKnown(ACME, EVE, planted)).as("the copy that was kept").isFalse();
  }

  @Test
  @DisplayName("One session too many ends the user's oldest")
  void oldestGivesWay() {
    var first = start(NOON, Browser.UNKNOWN);
    var ids = new HashSet<SessionId>();
    for (int i = 1; i <= 20; i++) {
      ids.add(start(NOON.plusSeconds(i), Browser.UNKNOWN).session().id());
    }

    assertThat(isLive(first, NOON.plusSeconds(21))).isFalse();
    assertThat(kept.listByUser(ACME, ADA, NOON.plusSeconds(21), 30))
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

  private Optional<Live> visit(Started started, Instant now) {
    return sessions.visit(ACME, Held.of(started.session()), now);
  }

  private Started start(Instant at, Browser browser) {
    return sessions.start(ACME, done(ADA, at), POLICY, browser);
  }

  private static Done done(UserId person, Instant at) {
    return new Done(user(person), List.of(new Factor(SignInMethod.PASSWORD, at)), at);
  }

  private static User user(UserId id) {
    return new User(
        id,
        new CanonicalEmail(id.value() + "@acme.test"),
        id.value() + "@acme.test",
        true,
        Claims.NONE,
        Optional.empty(),
        UserStatus.ACTIVE,
        NOON,
        NOON,
        Optional.empty());
  }

  private static Browser browser(Started before) {
    return new Browser(
        Optional.of(Held.of(before.session())),
        Optional.of(before.device()),
        Optional.empty(),
        Optional.empty());
  }
}
