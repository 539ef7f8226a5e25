package dev.gatewright.client.internal;

import java.security.SecureRandom;
import java.util.Base64;

/// Values that nobody can guess: 256 random bits as 43 base64url characters, which is also what a
/// `code_verifier` must be at least (RFC 7636 §4.1).
public final class RandomValues {
  private static final int BYTES = 32;

  private final SecureRandom random;

  /// @param random the source
  public RandomValues(SecureRandom random) {
    this.random = random;
  }

  /// A new value.
  public String value() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
