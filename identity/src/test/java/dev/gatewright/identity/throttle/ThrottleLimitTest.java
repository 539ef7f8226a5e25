package dev.gatewright.identity.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  @CsvSource({
    "1, PT1S, 1/1s",
    "2, PT61S, 2/61s",
    "3, PT2M, 3/2m",
    "4, PT61M, 4/61m",
    "5, PT5H, 5/5h",
    "6, PT25H, 6/25h",
    "1000000, PT168H, 1000000/7d"
  })
  @DisplayName("A limit is written in the largest unit that is exact, up to both of its bounds")
  void written(int attempts, Duration window, String text) {
    var limit = new ThrottleLimit(attempts, window);

    assertThat(limit).hasToString(text);
    assertThat(ThrottleLimit.parse(text)).contains(limit);
  }

  @Test
  @DisplayName("A limit beyond its bounds cannot be made")
  void bounds() {
    var minute = Duration.ofMinutes(1);
    for (var attempts : new int[] {0, ThrottleLimit.MAX_ATTEMPTS + 1}) {
      assertThatThrownBy(() -> new ThrottleLimit(attempts, minute))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (var window : List.of(Duration.ZERO, ThrottleLimit.MAX_WINDOW.plusSeconds(1))) {
      assertThatThrownBy(() -> new ThrottleLimit(1, window))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(ThrottleLimit.parse("1000001/1m")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "10/15", "0/15m", "10/0m", "-1/15m", "10/8d", "10 / 15m"})
  @DisplayName("What would allow nothing, or be no limit, is not read")
  void refuses(String text) {
    assertThat(ThrottleLimit.parse(text)).isEmpty();
  }
}
