package dev.gatewright.identity.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.memory.MemoryThrottles;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class KeyThrottleTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.7");
  private static final InetAddress NEXT_DOOR = InetAddress.ofLiteral("192.0.2.8");

  private final MemoryThrottles throttles = new MemoryThrottles();
  private final KeyThrottle throttle =
      new KeyThrottle(
          throttles, new ThrottleLimit(2, WINDOW), new SecretKeySpec(new byte[32], "HmacSHA256"));

  @Test
  @DisplayName("An address that sent one wrong key too many waits until the window ends")
  void waits() {
    assertThat(throttle.count(HERE, NOON)).isEmpty();
    assertThat(throttle.count(HERE, NOON)).isEmpty();
    assertThat(throttle.waits(HERE, NOON)).as("the budget is used and nobody asked more").isEmpty();

    assertThat(throttle.count(HERE, NOON)).contains(WINDOW);
    assertThat(throttle.waits(HERE, NOON.plusSeconds(60))).contains(Duration.ofMinutes(14));
    assertThat(throttle.waits(HERE, NOON.plus(WINDOW))).isEmpty();
    assertThat(throttles.dump()).doesNotContain("192.0.2.7");
  }

  @Test
  @DisplayName("A neighbour is never kept out by it")
  void neighbours() {
    for (int i = 0; i < 50; i++) {
      var _ = throttle.count(HERE, NOON);
    }

    assertThat(throttle.waits(NEXT_DOOR, NOON)).isEmpty();
    assertThat(throttle.count(NEXT_DOOR, NOON)).isEmpty();
  }
}
