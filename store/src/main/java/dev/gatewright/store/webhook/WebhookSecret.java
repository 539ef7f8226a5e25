package dev.gatewright.store.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.oauth.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// What deliveries are signed with, in the form of Standard Webhooks: `whsec_` and 24 to 64 bytes
/// in base64.
public record WebhookSecret(Secret text) {
  private static final String PREFIX = "whsec_";
  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  /// As many as HMAC-SHA256 can make use of.
  private static final int MADE_BYTES = 32;

  public WebhookSecret {
    if (decode(text.reveal()).isEmpty()) {
      throw new IllegalArgumentException("no secret of a webhook");
    }
  }

  public static Optional<WebhookSecret> parse(String text) {
    return decode(text).map(_ -> new WebhookSecret(new Secret(text)));
  }

  public static WebhookSecret generate(SecureRandom random) {
    var bytes = new byte[MADE_BYTES];
    random.nextBytes(bytes);
    return new WebhookSecret(new Secret(PREFIX + Base64.getEncoder().encodeToString(bytes)));
  }

  static WebhookSecret kept(byte[] bytes) {
    return new WebhookSecret(new Secret(new String(bytes, UTF_8)));
  }

  /// The bytes that sign.
  public byte[] key() {
    return decode(text.reveal()).orElseThrow();
  }

  private static Optional<byte[]> decode(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(text.substring(PREFIX.length())))
          .filter(bytes -> bytes.length >= LEAST_BYTES && bytes.length <= MOST_BYTES);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
