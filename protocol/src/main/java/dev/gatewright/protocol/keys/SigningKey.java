package dev.gatewright.protocol.keys;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// A key pair that signs the tokens of one issuer.
///
/// To keep one, store `privateKey().getEncoded()` (PKCS #8, encrypted) and
/// `publicKey().getEncoded()` (X.509); `CryptoProvider` reads both back.
///
/// @param kid random and opaque, unique within the issuer
/// @param sequence counts the keys of one issuer and algorithm from 1; the newest has the highest
/// @param activeFrom when it begins to sign; it is published before
/// @param removeAt when no live token can need it any more; absent while it has no successor
public record SigningKey(
    String kid,
    Algorithm algorithm,
    int sequence,
    PrivateKey privateKey,
    PublicKey publicKey,
    Instant createdAt,
    Instant activeFrom,
    Optional<Instant> removeAt) {

  /// The length of an Ed25519 public key, which ends its X.509 encoding (RFC 8410 §4).
  private static final int ED25519_LENGTH = 32;

  public SigningKey {
    if (kid.isEmpty()) {
      throw new IllegalArgumentException("a signing key needs a kid");
    }
    if (sequence < 1) {
      throw new IllegalArgumentException("key sequences count from 1");
    }
  }

  /// The public half as published (RFC 7517 §4); holds no private material.
  public JWK publicJwk() {
    return switch (algorithm) {
      case ES256 ->
          new ECKey.Builder(Curve.P_256, (ECPublicKey) publicKey)
              .keyID(kid)
              .algorithm(JWSAlgorithm.ES256)
              .keyUse(KeyUse.SIGNATURE)
              .build();
      case RS256 ->
          new RSAKey.Builder((RSAPublicKey) publicKey)
              .keyID(kid)
              .algorithm(JWSAlgorithm.RS256)
              .keyUse(KeyUse.SIGNATURE)
              .build();
      case EDDSA ->
          new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(rawEd25519()))
              .keyID(kid)
              .algorithm(JWSAlgorithm.EdDSA)
              .keyUse(KeyUse.SIGNATURE)
              .build();
    };
  }

  private byte[] rawEd25519() {
    var encoded = publicKey.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - ED25519_LENGTH, encoded.length);
  }

  @Override
  public String toString() {
    return "SigningKey[" + kid + ", " + algorithm + ", from " + activeFrom + ", private ***]";
  }
}
