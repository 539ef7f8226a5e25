package dev.gatewright.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.store.webhook.WebhookSecret;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs messages as Standard Webhooks has it, so that receivers can use the libraries there are.
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /// The headers of a message that is sent now. While a secret is being replaced there is a
  /// signature of each, and a receiver takes any.
  static Map<String, String> headers(Message message, Instant now, List<WebhookSecret> secrets) {
    var timestamp = Long.toString(now.getEpochSecond());
    return Map.of(
        "webhook-id", message.id(),
        "webhook-timestamp", timestamp,
        "webhook-signature",
            secrets.stream()
                .map(secret -> "v1," + of(message, timestamp, secret))
                .collect(Collectors.joining(" ")));
  }

  private static String of(Message message, String timestamp, WebhookSecret secret) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
      mac.update((message.id() + "." + timestamp + ".").getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(message.body()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no HMAC-SHA256", e);
    }
  }
}
