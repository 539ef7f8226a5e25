package dev.gatewright.protocol.clients;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.oauth.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Building clients")
final class ClientBuilderTest {

  @Test
  @DisplayName("RFC 6749 §10.1: a client is not registered with an empty secret")
  void emptySecret() {
    var empty = new Secret("");

    assertThatThrownBy(() -> Client.confidential("web", empty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("web has an empty secret");
  }
}
