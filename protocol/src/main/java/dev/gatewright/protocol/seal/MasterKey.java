package dev.gatewright.protocol.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.internal.jose.Base64Url;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The key that everything secret at rest is encrypted under; it is kept outside the database. Safe
/// for concurrent use.
///
/// A wrapped value is: format (1 byte), fingerprint of the master key (8), nonce (12), ciphertext,
/// tag (16).
public final class MasterKey {
  /// The length in bytes.
  public static final int LENGTH = 32;

  private static final byte FORMAT = 1;
  private static final int FINGERPRINT_LENGTH = 8;
  private static final int HEAD_LENGTH = 1 + FINGERPRINT_LENGTH + AesGcm.NONCE_LENGTH;
  private static final int HEX_LENGTH = 2 * LENGTH;

  private final byte[] value;
  private final byte[] fingerprint;
  private final SecretKey wrapping;
  private final AesGcm cipher = new AesGcm();

  private MasterKey(byte[] value) {
    this.value = value;
    this.fingerprint =
        Arrays.copyOf(Hkdf.key(value, "gatewright master fingerprint"), FINGERPRINT_LENGTH);
    this.wrapping = new SecretKeySpec(Hkdf.key(value, "gatewright wrap"), "AES");
  }

  /// A new key, for an installation that has no data yet.
  public static MasterKey generate(SecureRandom random) {
    var value = new byte[LENGTH];
    random.nextBytes(value);
    return new MasterKey(value);
  }

  /// Reads 32 bytes written as base64url or hexadecimal digits; white space around them is ignored.
  public static Optional<MasterKey> parse(String text) {
    var digits = text.strip();
    if (digits.length() == HEX_LENGTH) {
      try {
        return Optional.of(new MasterKey(HexFormat.of().parseHex(digits)));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    var unpadded = digits.endsWith("=") ? digits.substring(0, digits.length() - 1) : digits;
    return Base64Url.decode(unpadded).filter(b -> b.length == LENGTH).map(MasterKey::new);
  }

  /// The key as text, for its file and nothing else.
  public String reveal() {
    return Base64Url.encode(value);
  }

  /// Encrypts a value for one row and column.
  public byte[] wrap(WrapContext context, byte[] value, SecureRandom random) {
    var nonce = new byte[AesGcm.NONCE_LENGTH];
    random.nextBytes(nonce);
    var head = ByteBuffer.allocate(HEAD_LENGTH).put(FORMAT).put(fingerprint).put(nonce).array();
    return cipher.seal(wrapping, head, context.encoded(), value);
  }

  /// Decrypts what [#wrap] made for the same row and column.
  public Unwrapped unwrap(WrapContext context, byte[] wrapped) {
    if (wrapped.length < HEAD_LENGTH + AesGcm.TAG_LENGTH || wrapped[0] != FORMAT) {
      return new Unwrapped.Damaged();
    }
    if (!Arrays.equals(wrapped, 1, 1 + FINGERPRINT_LENGTH, fingerprint, 0, FINGERPRINT_LENGTH)) {
      return new Unwrapped.OtherMasterKey();
    }
    var opened = cipher.open(wrapping, wrapped, HEAD_LENGTH, context.encoded());
    return opened.isPresent() ? new Unwrapped.Opened(opened.get()) : new Unwrapped.Damaged();
  }

  /// A key of its own for one purpose of the host, such as hiding what throttles count.
  public SecretKey derive(String purpose) {
    return new SecretKeySpec(Hkdf.key(value, "gatewright host", purpose), "HmacSHA256");
  }

  /// The keyed hash under which a client's secret is kept.
  byte[] clientSecretHash(IssuerId issuer, ClientId client, String secret) {
    var key = Hkdf.key(value, "gatewright client secret", issuer.value(), client.value());
    return Hkdf.hmac(key, secret.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "MasterKey[***]";
  }
}
