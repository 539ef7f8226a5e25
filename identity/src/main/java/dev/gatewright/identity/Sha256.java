package dev.gatewright.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// SHA-256 (FIPS 180-4) of what need not be kept from anybody who could guess it.
public final class Sha256 {
  private Sha256() {}

  public static byte[] of(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Of the text's UTF-8.
  public static byte[] of(String text) {
    return of(text.getBytes(UTF_8));
  }

  /// Of the text's UTF-8, as base64url without padding: 43 characters.
  public static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(of(text));
  }
}
