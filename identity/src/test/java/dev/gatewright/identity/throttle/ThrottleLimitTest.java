package dev.gatewright.identity.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ThrottleLimitTest {
  @Test
  @DisplayName("A limit is written as attempts per duration and reads back as written")
  void parses() {
    assertThat(ThrottleLimit.parse("10/15m"))
        .contains(new ThrottleLimit(10, Duration.ofMinutes(15)));
    assertThat(ThrottleLimit.parse("3/1h")).contains(new ThrottleLimit(3, Duration.ofHours(1)));
    assertThat(ThrottleLimit.parse("5/30s").orElseThrow()).hasToString("5/30s");
    assertThat(ThrottleLimit.parse("5/7d").orElseThrow()).hasToString("5/7d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "10/15", "0/15m", "10/0m", "-1/15m", "10/8d", "10 / 15m"})
  @DisplayName("What would allow nothing, or be no limit, is not read")
  void refuses(String text) {
    assertThat(ThrottleLimit.parse(text)).isEmpty();
  }
}
