package dev.gatewright.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.store.webhook.WebhookSecret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The signature of a webhook")
final class SignatureTest {
  private static final WebhookSecret PUBLISHED =
      WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow();

  private static final Message MESSAGE =
      new Message("msg_p5jXN8AQM9LWM0D4loKWxJek", "{\"test\": 2432232314}".getBytes(UTF_8));

  private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);

  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  @DisplayName("is what the libraries of Standard Webhooks test themselves with")
  void published() {
    assertThat(Signature.headers(MESSAGE, AT, List.of(PUBLISHED)))
        .isEqualTo(
            Map.of(
                "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp", "1614265330",
                "webhook-signature", SIGNATURE));
  }

  @Test
  @DisplayName("is there once for each secret that counts, with a space between")
  void severalSecrets() {
    var other = WebhookSecret.parse("whsec_" + "A".repeat(32)).orElseThrow();

    assertThat(Signature.headers(MESSAGE, AT, List.of(other, PUBLISHED)).get("webhook-signature"))
        .matches("v1,[A-Za-z0-9+/=]{44} \\Q" + SIGNATURE + "\\E");
  }

  @Test
  @DisplayName("is made with 24 to 64 bytes in base64 behind whsec_, and nothing else")
  void secretForm() {
    for (var wrong :
        List.of(
            "",
            "whsec_",
            "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "whsec_c2hvcnQ=",
            "whsec_" + "A".repeat(88),
            "whsec_not base64 at all, is it?")) {
      assertThat(WebhookSecret.parse(wrong)).as(wrong).isEmpty();
    }
  }
}
