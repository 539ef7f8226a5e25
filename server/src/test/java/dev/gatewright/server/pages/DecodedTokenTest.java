package dev.gatewright.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedTokenTest {
  @Test
  @DisplayName("RFC 7519 §7.2: a signed token is taken apart into indented header and claims")
  void jwt() {
    DecodedToken token =
        DecodedToken.of(
            encoded("{\"alg\":\"ES256\"}") + "." + encoded("{\"aud\":[\"a\"]}") + ".c2ln");
    assertThat(token.parts())
        .contains(
            new DecodedToken.Parts(
                "{\n  \"alg\": \"ES256\"\n}", "{\n  \"aud\": [\n    \"a\"\n  ]\n}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "opaque", "a.b", "a.b.c", "!.!.!", "e30.bm90anNvbg.x", "....."})
  @DisplayName("any other text counts as opaque")
  void opaque(String text) {
    DecodedToken token = DecodedToken.of(text);
    assertThat(token.parts()).isEmpty();
    assertThat(token.token().value()).isEqualTo(text);
  }

  @Test
  @DisplayName("text that is no JSON is shown as it is")
  void notJson() {
    assertThat(DecodedToken.indented("<html>")).isEqualTo("<html>");
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
