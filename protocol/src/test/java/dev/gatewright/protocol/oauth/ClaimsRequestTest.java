package dev.gatewright.protocol.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The claims parameter")
final class ClaimsRequestTest {
  private static final String GOOD =
      """
      {"userinfo":{"given_name":{"essential":true},"email":null},
       "id_token":{"sub":{"value":"ada"},"acr":{"essential":true,"values":["1","2"]}},"x":1}
      """;

  @Test
  @DisplayName("OpenID Connect Core §5.5: names, sub and essential acr are read, the rest ignored")
  void reads() {
    var read = ClaimsRequest.parse(GOOD).orElseThrow();

    assertThat(read.userinfo()).containsExactlyInAnyOrder("given_name", "email");
    assertThat(read.idToken()).containsExactlyInAnyOrder("sub", "acr");
    assertThat(read.subject()).contains(new SubjectId("ada"));
    assertThat(read.essentialAcrs()).containsExactly("1", "2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "5",
        "[]",
        "\"x\"",
        "{",
        "{}{}",
        "{\"userinfo\":5}",
        "{\"id_token\":[]}",
        "{\"userinfo\":{\"a\":1}}",
        "{\"userinfo\":{\"a\":null,\"a\":null}}",
        "{\"id_token\":{\"sub\":{\"value\":\"\"}}}",
        "{\"id_token\":{\"sub\":{\"value\":\"\u00e4\"}}}"
      })
  @DisplayName("OpenID Connect Core §5.5: what has not that shape is refused")
  void refuses(String text) {
    assertThat(ClaimsRequest.parse(text)).isEmpty();
  }

  @Test
  @DisplayName("Depth, length and number of claims are limited")
  void limits() {
    assertThat(ClaimsRequest.parse("{\"userinfo\":" + "{\"a\":".repeat(5000))).isEmpty();
    assertThat(ClaimsRequest.parse("{\"x\":" + "[".repeat(50) + "]".repeat(50) + "}")).isEmpty();
    assertThat(ClaimsRequest.parse("{\"x\":\"" + "y".repeat(9000) + "\"}")).isEmpty();
    var many = new StringBuilder("{\"userinfo\":{\"c\":null");
    for (int i = 0; i < 100; i++) {
      many.append(",\"c").append(i).append("\":null");
    }
    assertThat(ClaimsRequest.parse(many + "}}")).isEmpty();
  }

  @Test
  @DisplayName("No mutation throws")
  void mutations() {
    var random = new Random(13);
    var alphabet = "{}[]\":,\\ntrue0e1.-\u0000\u00e4";
    int read = 0;
    for (int i = 0; i < 30_000; i++) {
      var text = new StringBuilder(GOOD);
      for (int edits = random.nextInt(4); edits > 0; edits--) {
        int at = random.nextInt(text.length());
        char c = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, c);
          case 1 -> text.insert(at, c);
          default -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(9)));
        }
      }
      if (ClaimsRequest.parse(text.toString()).isPresent()) {
        read++;
      }
    }
    assertThat(read).isPositive();
  }
}
