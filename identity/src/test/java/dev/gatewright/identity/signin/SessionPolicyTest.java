package dev.gatewright.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SessionPolicyTest {
  @ParameterizedTest
  @CsvSource({"PT0.001S, PT0.001S, 1", "P400D, P400D, 1000"})
  @DisplayName("Sessions last from a millisecond to 400 days, and a user has up to 1000 of them")
  void bounds(Duration idle, Duration lifetime, int perUser) {
    assertThat(new SessionPolicy(idle, lifetime, perUser).lifetime()).isEqualTo(lifetime);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, PT1H, 1",
    "PT1H, PT0S, 1",
    "PT1H, PT9600H0.001S, 1",
    "PT9600H0.001S, PT1H, 1",
    "PT1H, PT1H, 0",
    "PT1H, PT1H, 1001"
  })
  @DisplayName("A policy beyond its bounds cannot be made")
  void refused(Duration idle, Duration lifetime, int perUser) {
    assertThatThrownBy(() -> new SessionPolicy(idle, lifetime, perUser))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
