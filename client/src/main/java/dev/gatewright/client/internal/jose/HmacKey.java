package dev.gatewright.client.internal.jose;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A secret that the provider and this API share, for HS256 alone (RFC 7518 §3.2). Whoever has it
/// can make tokens.
final class HmacKey implements VerificationKey {
  /// No shorter than the hash, in bytes (RFC 7518 §3.2).
  private static final int MIN_LENGTH = 32;

  private final SecretKeySpec key;

  private HmacKey(SecretKeySpec key) {
    this.key = key;
  }

  /// The key whose bytes are the text's in UTF-8. A text of hexadecimal digits is taken as it
  /// stands and not decoded.
  ///
  /// @throws IllegalArgumentException if it has under 32 bytes
  static HmacKey ofText(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "the signing key has " + bytes.length + " bytes: HS256 needs " + MIN_LENGTH + " or more");
    }
    return new HmacKey(new SecretKeySpec(bytes, Algorithm.HS256.jcaName()));
  }

  @Override
  public Optional<String> kid() {
    return Optional.empty();
  }

  @Override
  public boolean fits(Algorithm algorithm) {
    return algorithm == Algorithm.HS256;
  }

  @Override
  public boolean hasSigned(Algorithm algorithm, byte[] text, int length, byte[] signature) {
    try {
      var mac = Mac.getInstance(algorithm.jcaName());
      mac.init(key);
      mac.update(text, 0, length);
      return MessageDigest.isEqual(mac.doFinal(), signature);
    } catch (GeneralSecurityException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  @Override
  public String toString() {
    return "HmacKey[]";
  }
}
