package dev.gatewright.protocol.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HKDF with SHA-256: keys derived from a secret, each for one purpose (RFC 5869 §2).
final class Hkdf {
  private static final int HASH_LENGTH = 32;
  private static final int MAX_BLOCKS = 255;
  private static final char SEPARATOR = 0;

  private Hkdf() {}

  /// A key of 32 bytes for one purpose; different purposes give independent keys.
  ///
  /// @param purpose words that may not hold the NUL character, so that no two lists read alike
  static byte[] key(byte[] secret, String... purpose) {
    for (var word : purpose) {
      if (word.indexOf(SEPARATOR) >= 0) {
        throw new IllegalArgumentException("a purpose holds no NUL character");
      }
    }
    var info = String.join(String.valueOf(SEPARATOR), purpose).getBytes(UTF_8);
    return expand(extract(new byte[HASH_LENGTH], secret), info, HASH_LENGTH);
  }

  static byte[] extract(byte[] salt, byte[] secret) {
    return mac(salt.length == 0 ? new byte[HASH_LENGTH] : salt).doFinal(secret);
  }

  static byte[] expand(byte[] pseudorandomKey, byte[] info, int length) {
    if (length > MAX_BLOCKS * HASH_LENGTH) {
      throw new IllegalArgumentException("HKDF gives at most 255 blocks");
    }
    var mac = mac(pseudorandomKey);
    var output = new byte[length];
    var block = new byte[0];
    for (var done = 0; done < length; done += HASH_LENGTH) {
      mac.update(block);
      mac.update(info);
      mac.update((byte) (done / HASH_LENGTH + 1));
      block = mac.doFinal();
      System.arraycopy(block, 0, output, done, Math.min(HASH_LENGTH, length - done));
    }
    return output;
  }

  /// HMAC with SHA-256 (RFC 2104 §2).
  static byte[] hmac(byte[] key, byte[] message) {
    return mac(key).doFinal(message);
  }

  static byte[] hmac(byte[] key, byte[] message, int length) {
    return Arrays.copyOf(hmac(key, message), length);
  }

  private static Mac mac(byte[] key) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is missing from this Java runtime", e);
    }
  }
}
