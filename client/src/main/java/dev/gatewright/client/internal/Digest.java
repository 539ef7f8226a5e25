package dev.gatewright.client.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// Hashes, and the comparison of values that nobody may guess bit by bit.
public final class Digest {
  private static final String SHA_256 = "SHA-256";

  private Digest() {}

  /// SHA-256 of a text in UTF-8.
  public static byte[] sha256(String text) {
    return of(SHA_256, text.getBytes(StandardCharsets.UTF_8));
  }

  /// SHA-256 of a text in UTF-8, as 43 base64url characters.
  public static String base64Url(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(text));
  }

  /// SHA-256 of a text in UTF-8, as 64 hexadecimal digits.
  public static String hex(String text) {
    return HexFormat.of().formatHex(sha256(text));
  }

  /// The hash of bytes.
  ///
  /// @param algorithm `SHA-256`, `SHA-384` or `SHA-512`
  public static byte[] of(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  /// True if both are the same text. Takes as long whether they differ early or late.
  public static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
