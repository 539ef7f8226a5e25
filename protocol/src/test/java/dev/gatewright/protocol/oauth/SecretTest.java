package dev.gatewright.protocol.oauth;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A secret")
final class SecretTest {
  @Test
  @SuppressWarnings("NullAway") // that is the point
  @DisplayName("of an environment variable that is not set says so")
  void unset() {
    assertThatThrownBy(() -> new Secret(System.getenv("NO_SUCH_VARIABLE")))
        .hasMessageContaining("environment variable");
  }
}
