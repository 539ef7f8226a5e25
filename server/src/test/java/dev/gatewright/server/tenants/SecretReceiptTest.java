package dev.gatewright.server.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.tenants.UnshownSecrets.Holder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A receipt of secrets")
final class SecretReceiptTest {
  private static final String LINE = "client acme/web\n";

  @Test
  @DisplayName("names holders, and has no more lines than are read")
  void lines() {
    assertThat(SecretReceipt.holders(LINE + "nothing\nclient %/x\n"))
        .containsExactly(new Holder("client", new IssuerId("acme"), "web"));
    assertThat(SecretReceipt.isTooLong(LINE.repeat(SecretReceipt.MOST_LINES))).isFalse();
    assertThat(SecretReceipt.isTooLong(LINE.repeat(SecretReceipt.MOST_LINES + 1))).isTrue();
  }
}
