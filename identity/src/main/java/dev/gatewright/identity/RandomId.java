package dev.gatewright.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/// Identifiers of 128 random bits behind a prefix that says what they name.
final class RandomId {
  private static final int RANDOM_BYTES = 16;

  private RandomId() {}

  /// The prefix and 22 base64url characters.
  static String generate(String prefix, SecureRandom random) {
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// What `generate` can answer for this prefix.
  static Pattern syntax(String prefix) {
    return Pattern.compile(Pattern.quote(prefix) + "[A-Za-z0-9_-]{22}");
  }
}
