package dev.gatewright.server.config.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// A text that must not reach a log, a document or a plan: it prints as stars and compares in
/// constant time.
public final class Secret {
  /// Bytes of randomness in a generated secret: 256 bits.
  private static final int GENERATED_BYTES = 32;

  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /// A new secret of 256 random bits as base64url text.
  public static Secret generate(SecureRandom random) {
    var bytes = new byte[GENERATED_BYTES];
    random.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// The text itself, for whoever hashes, encrypts or shows it once.
  public String reveal() {
    return value;
  }

  /// How many bytes the text has in UTF-8.
  public int byteLength() {
    return value.getBytes(UTF_8).length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that
        && MessageDigest.isEqual(value.getBytes(UTF_8), that.value.getBytes(UTF_8));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "Secret[***]";
  }
}
