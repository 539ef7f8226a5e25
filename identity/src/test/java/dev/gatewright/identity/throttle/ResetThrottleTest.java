package dev.gatewright.identity.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.memory.MemoryThrottles;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Forgetting what was counted")
final class ResetThrottleTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final TenantId ACME = new TenantId("acme");

  @Test
  @DisplayName("goes four times an hour at an issuer, whatever others do")
  void bounded() {
    var resets =
        new ResetThrottle(new MemoryThrottles(), new SecretKeySpec(new byte[32], "HmacSHA256"));
    for (int time = 0; time < 4; time++) {
      assertThat(resets.count(ACME, NOW)).isEmpty();
    }

    assertThat(resets.count(ACME, NOW.plusSeconds(600))).contains(Duration.ofMinutes(50));
    assertThat(resets.count(new TenantId("globex"), NOW)).isEmpty();
    assertThat(resets.count(ACME, NOW.plusSeconds(3600))).isEmpty();
  }
}
