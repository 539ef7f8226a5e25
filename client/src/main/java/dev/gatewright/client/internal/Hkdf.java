package dev.gatewright.client.internal;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Keys for several purposes from one secret (RFC 5869 §2), with HMAC-SHA256. The JDK has this only
/// since 25.
final class Hkdf {
  private static final String HMAC = "HmacSHA256";
  private static final int MAX_BLOCKS = 255;

  private Hkdf() {}

  /// A key of 32 bytes that is as hard to guess as the secret is (RFC 5869 §2.2).
  static byte[] extract(byte[] salt, byte[] secret) {
    return hmac(salt, secret);
  }

  /// As many bytes as asked for, which say nothing about those for other `info` (RFC 5869 §2.3).
  static byte[] expand(byte[] key, byte[] info, int length) {
    var out = new ByteArrayOutputStream();
    var block = new byte[0];
    for (var number = 1; out.size() < length; number++) {
      if (number > MAX_BLOCKS) {
        throw new IllegalArgumentException("HKDF gives no more than 255 blocks");
      }
      var input = new ByteArrayOutputStream();
      input.writeBytes(block);
      input.writeBytes(info);
      input.write(number);
      block = hmac(key, input.toByteArray());
      out.writeBytes(block);
    }
    return Arrays.copyOf(out.toByteArray(), length);
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(message);
    } catch (GeneralSecurityException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }
}
