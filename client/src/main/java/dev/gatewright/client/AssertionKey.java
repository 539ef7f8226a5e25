package dev.gatewright.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Optional;

/// A private key that signs what a client proves itself with, and how.
final class AssertionKey {
  private final JWSAlgorithm algorithm;
  private final Optional<String> keyId;
  private final Signers signers;

  /// Makes a signer when one is needed.
  private interface Signers {
    JWSSigner signer() throws JOSEException;
  }

  private AssertionKey(JWSAlgorithm algorithm, Optional<String> keyId, Signers signers) {
    this.algorithm = algorithm;
    this.keyId = keyId;
    this.signers = signers;
  }

  /// A key whose `alg` says how to sign; without one RS256, or what fits the curve.
  static AssertionKey of(JWK key) {
    var algorithm = algorithm(key);
    return new AssertionKey(
        algorithm,
        Optional.ofNullable(key.getKeyID()),
        () -> new DefaultJWSSignerFactory().createJWSSigner(key, algorithm));
  }

  /// A key as the JDK has it.
  ///
  /// @throws IllegalArgumentException if it is neither RSA nor EC on a curve of the NIST
  ///
  /// @param keyId empty for none
  static AssertionKey of(PrivateKey key, String keyId) {
    var named = Optional.of(keyId).filter(id -> !id.isEmpty());
    if (key instanceof RSAPrivateKey) {
      return new AssertionKey(JWSAlgorithm.RS256, named, () -> new RSASSASigner(key));
    }
    if (key instanceof ECPrivateKey ec) {
      return new AssertionKey(algorithm(ec), named, () -> new ECDSASigner(ec));
    }
    throw new IllegalArgumentException("a client signs with an RSA or EC key");
  }

  JWSAlgorithm algorithm() {
    return algorithm;
  }

  Optional<String> keyId() {
    return keyId;
  }

  JWSSigner signer() throws JOSEException {
    return signers.signer();
  }

  private static JWSAlgorithm algorithm(JWK key) {
    if (key.getAlgorithm() instanceof JWSAlgorithm named) {
      return named;
    }
    if (key instanceof ECKey ec) {
      return ec.getCurve().equals(Curve.P_384)
          ? JWSAlgorithm.ES384
          : ec.getCurve().equals(Curve.P_521) ? JWSAlgorithm.ES512 : JWSAlgorithm.ES256;
    }
    return JWSAlgorithm.RS256;
  }

  private static JWSAlgorithm algorithm(ECPrivateKey key) {
    return switch (key.getParams().getCurve().getField().getFieldSize()) {
      case 256 -> JWSAlgorithm.ES256;
      case 384 -> JWSAlgorithm.ES384;
      case 521 -> JWSAlgorithm.ES512;
      default -> throw new IllegalArgumentException("a client signs on a curve of the NIST");
    };
  }
}
