package dev.gatewright.store.audit;

import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.CryptoProvider;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// The public half of a key that signs heads of trails: Ed25519 (RFC 8032).
///
/// @param kid a digest of the key, so that none can stand in for another
public record AuditKey(String kid, PublicKey key) {
  /// What comes before the 32 bytes of a key in its X.509 encoding (RFC 8410 §4).
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int LENGTH = 32;

  static AuditKey of(PublicKey key) {
    return new AuditKey(kid(key.getEncoded()), key);
  }

  /// The key of these 32 bytes; absent where they are none.
  public static Optional<AuditKey> of(byte[] raw, CryptoProvider crypto) {
    if (raw.length != LENGTH) {
      return Optional.empty();
    }
    var encoded = Arrays.copyOf(PREFIX, PREFIX.length + LENGTH);
    System.arraycopy(raw, 0, encoded, PREFIX.length, LENGTH);
    return encoded(encoded, crypto);
  }

  static Optional<AuditKey> encoded(byte[] encoded, CryptoProvider crypto) {
    try {
      return Optional.of(of(crypto.publicKey(Algorithm.EDDSA, encoded)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// The 32 bytes of the key.
  public byte[] raw() {
    var encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length);
  }

  /// Whether this key signed the place.
  public boolean signed(SignedPlace place, CryptoProvider crypto) {
    if (!place.kid().equals(kid)) {
      return false;
    }
    try {
      var signature = crypto.signature(Algorithm.EDDSA);
      signature.initVerify(key);
      signature.update(place.signed());
      return signature.verify(place.signature());
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static String kid(byte[] encoded) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(encoded);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
    }
  }
}
