package dev.gatewright.examples.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// What clients make of a code verifier.
final class Pkce {
  static final String VERIFIER = "a-verifier-of-at-least-43-characters-0123456789";

  private Pkce() {}

  /// `BASE64URL(SHA256(verifier))` (RFC 7636 §4.2).
  static String s256(String verifier) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(verifier));
  }

  /// `BASE64URL(HEX(SHA256(verifier)))`, as the library's first documentation had it.
  static String hex(String verifier) {
    var text = HexFormat.of().formatHex(sha256(verifier));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(US_ASCII));
  }

  private static byte[] sha256(String verifier) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
