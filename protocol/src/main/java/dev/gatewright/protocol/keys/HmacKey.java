package dev.gatewright.protocol.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A key shared with a client, for HS256 tokens and `client_secret_jwt`: the UTF-8 bytes of a text
/// (OpenID Connect Core §10.1), at least 256 bits of them (RFC 7518 §3.2).
public final class HmacKey {
  /// The least length in bytes that RFC 7518 §3.2 allows with SHA-256.
  public static final int MIN_LENGTH = 32;

  private final byte[] value;

  private HmacKey(byte[] value) {
    this.value = value;
  }

  /// Whether a text is long enough to be a key.
  public static boolean isLongEnough(String text) {
    return text.getBytes(UTF_8).length >= MIN_LENGTH;
  }

  /// Takes the UTF-8 bytes of a text as key.
  ///
  /// @throws IllegalArgumentException for a text shorter than `MIN_LENGTH` bytes
  public static HmacKey of(String text) {
    var bytes = text.getBytes(UTF_8);
    if (bytes.length < MIN_LENGTH) {
      throw new IllegalArgumentException("an HMAC key needs at least 32 bytes");
    }
    return new HmacKey(bytes);
  }

  /// A copy of the key's bytes.
  public byte[] value() {
    return Arrays.copyOf(value, value.length);
  }

  /// HMAC with SHA-256 of an input (RFC 7518 §3.2).
  public byte[] sha256(byte[] input) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(value, "HmacSHA256"));
      return mac.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is missing from this Java runtime", e);
    }
  }

  @Override
  public String toString() {
    return "HmacKey[***]";
  }
}
