package dev.gatewright.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The `code_challenge` of a `code_verifier` with the method `S256` (RFC 7636 §4.2).
final class CodeChallenge {
  private CodeChallenge() {}

  static String s256(String codeVerifier) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(codeVerifier));
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }
}
