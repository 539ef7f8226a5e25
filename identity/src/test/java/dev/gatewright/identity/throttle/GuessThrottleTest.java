package dev.gatewright.identity.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.memory.MemoryThrottles;
import dev.gatewright.identity.throttle.GuessThrottle.Attempt;
import dev.gatewright.identity.throttle.GuessThrottle.Guesser;
import dev.gatewright.identity.throttle.GuessThrottle.Guesser.Holder;
import dev.gatewright.identity.throttle.GuessThrottle.Guesser.KnownDevice;
import dev.gatewright.identity.throttle.GuessThrottle.Guesser.Stranger;
import dev.gatewright.identity.throttle.GuessThrottle.Permission;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class GuessThrottleTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final TenantId ACME = new TenantId("acme");
  private static final ThrottleLimits LIMITS =
      new ThrottleLimits(
          new ThrottleLimit(2, QUARTER),
          new ThrottleLimit(3, QUARTER),
          new ThrottleLimit(4, QUARTER),
          new ThrottleLimit(9, QUARTER));

  private final MemoryThrottles throttles = new MemoryThrottles();
  private final GuessThrottle throttle =
      new GuessThrottle(
          throttles,
          LIMITS,
          new SecretKeySpec(new byte[32], "HmacSHA256"),
          new AttackWatch(AttackLimits.DEFAULT, (_, _, _, _) -> {}));

  private static Guesser stranger(String account, String address) {
    return new Stranger(CanonicalEmail.parse(account), InetAddress.ofLiteral(address));
  }

  private static Guesser device(String name) {
    return new KnownDevice(new UserId("usr_ada"), new DeviceId("d_" + name.repeat(22)));
  }

  private Permission guess(Guesser guesser) {
    return throttle.reserve(ACME, SignInMethod.PASSWORD, guesser, NOON);
  }

  private Attempt allowed(Guesser guesser) {
    return guess(guesser) instanceof Permission.Allowed allowed
        ? allowed.attempt()
        : throwRefused(guesser);
  }

  private static Attempt throwRefused(Guesser guesser) {
    throw new AssertionError("refused: " + guesser);
  }

  private void assertRefused(Guesser guesser) {
    assertThat(guess(guesser)).isEqualTo(new Permission.Throttled(QUARTER));
  }

  @Test
  @DisplayName("An account's budget is one for all strangers, and the last failure tells the wait")
  void account() {
    var first = allowed(stranger("ada@acme.test", "192.0.2.1"));
    assertThat(first.waitAfterFailure(NOON)).isEmpty();
    var last = allowed(stranger("ada@acme.test", "192.0.2.2"));
    assertThat(last.waitAfterFailure(NOON.plusSeconds(60))).contains(QUARTER.minusSeconds(60));

    assertRefused(stranger("ada@acme.test", "192.0.2.3"));
    var _ = allowed(stranger("bob@acme.test", "192.0.2.3"));
    assertThat(
            throttle.reserve(
                ACME,
                SignInMethod.PASSWORD,
                stranger("ada@acme.test", "192.0.2.4"),
                NOON.plus(QUARTER)))
        .isInstanceOf(Permission.Allowed.class);
  }

  @Test
  @DisplayName("What is refused for the account is given back to the address")
  void refusedIsNotCounted() {
    var home = "192.0.2.1";
    for (int i = 0; i < 2; i++) {
      var _ = allowed(stranger("ada@acme.test", home));
    }
    for (int i = 0; i < 5; i++) {
      assertRefused(stranger("ada@acme.test", home));
    }
    for (int i = 0; i < 2; i++) {
      var _ = allowed(stranger("account " + i, home));
    }
    assertRefused(stranger("no address", home));
  }

  @Test
  @DisplayName("A right answer gives back its own attempt, at the account and at the address")
  void givesBack() {
    for (int i = 0; i < 5; i++) {
      allowed(stranger("ada@acme.test", "192.0.2.1")).giveBack();
    }
    for (int i = 0; i < 2; i++) {
      var _ = allowed(stranger("ada@acme.test", "192.0.2.1"));
    }
    assertRefused(stranger("ada@acme.test", "192.0.2.1"));
  }

  @Test
  @DisplayName("A browser that signed in before has a budget of its own and no other")
  void knownDevice() {
    for (int i = 0; i < 4; i++) {
      var _ = allowed(new Holder(InetAddress.ofLiteral("192.0.2.1")));
    }
    assertRefused(new Holder(InetAddress.ofLiteral("192.0.2.1")));
    assertRefused(stranger("ada@acme.test", "192.0.2.1"));

    for (int i = 0; i < 3; i++) {
      var _ = allowed(device("a"));
    }
    assertRefused(device("a"));
    var _ = allowed(device("b"));
  }

  @Test
  @DisplayName("Each method and each tenant counts for itself at an account")
  void apart() {
    for (int i = 0; i < 2; i++) {
      var _ = allowed(stranger("ada@acme.test", "192.0.2." + i));
    }
    var again = stranger("ada@acme.test", "192.0.2.9");
    assertRefused(again);
    assertThat(throttle.reserve(ACME, SignInMethod.RECOVERY_CODE, again, NOON))
        .isInstanceOf(Permission.Allowed.class);
    assertThat(throttle.reserve(new TenantId("globex"), SignInMethod.PASSWORD, again, NOON))
        .isInstanceOf(Permission.Allowed.class);
  }

  @Test
  @DisplayName("RFC 4291 §2.5.4: an IPv6 network counts as one address")
  void networks() {
    for (int i = 1; i <= 4; i++) {
      var _ = allowed(new Holder(InetAddress.ofLiteral("2001:db8:0:1::" + i)));
    }
    assertRefused(new Holder(InetAddress.ofLiteral("2001:db8:0:1:ffff::")));
    var _ = allowed(new Holder(InetAddress.ofLiteral("2001:db8:0:2::1")));
    assertThat(Networks.of(InetAddress.ofLiteral("192.0.2.1"))).isEqualTo("c0000201");
    assertThat(Networks.siteOf("192.0.2.1")).isEqualTo("c00002");
    assertThat(Networks.siteOf("2001:db8:1:2::3")).isEqualTo("20010db80001");
    assertThat(Networks.siteOf("?")).isEqualTo("?");
  }

  @Test
  @DisplayName("The store never sees what was typed, and nobody is told to wait for no time")
  void hidden() {
    var guesser = stranger("ada@acme.test", "192.0.2.1");
    var late = NOON.plusNanos(500_000);
    for (int i = 0; i < 2; i++) {
      assertThat(throttle.reserve(ACME, SignInMethod.PASSWORD, guesser, late))
          .isInstanceOf(Permission.Allowed.class);
    }

    assertThat(throttle.reserve(ACME, SignInMethod.PASSWORD, guesser, NOON.plus(QUARTER)))
        .isEqualTo(new Permission.Throttled(Duration.ofSeconds(1)));
    assertThat(throttles.dump()).doesNotContain("ada", "192.0.2.1", "c0000201");
  }
}
