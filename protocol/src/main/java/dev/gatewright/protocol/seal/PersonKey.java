package dev.gatewright.protocol.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/// The key of one person, under which history says what is about them. Destroying it deletes that
/// from every copy that the key is not in, and leaves what is around it as it was.
public final class PersonKey {
  /// The length in bytes.
  public static final int LENGTH = 32;

  private static final AesGcm CIPHER = new AesGcm();

  private final SecretKeySpec key;

  public PersonKey(byte[] value) {
    if (value.length != LENGTH) {
      throw new IllegalArgumentException("a person's key has 32 bytes");
    }
    this.key = new SecretKeySpec(value, "AES");
  }

  /// Encrypts a value; it opens for the same `context` alone.
  public byte[] seal(String context, byte[] value, SecureRandom random) {
    var nonce = new byte[AesGcm.NONCE_LENGTH];
    random.nextBytes(nonce);
    return CIPHER.seal(key, nonce, context.getBytes(UTF_8), value);
  }

  /// What was sealed; empty under another key or context.
  public Optional<byte[]> open(String context, byte[] sealed) {
    return CIPHER.open(key, sealed, AesGcm.NONCE_LENGTH, context.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "PersonKey[***]";
  }
}
