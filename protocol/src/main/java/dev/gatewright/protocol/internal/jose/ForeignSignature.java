package dev.gatewright.protocol.internal.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.HmacKey;
import java.security.GeneralSecurityException;
import java.util.Set;

/// Checks signatures by keys of others, of an algorithm on our list (RFC 8725 §3.1), with the JOSE
/// library; it cannot do Ed25519 without a further library, so that one goes to the crypto
/// provider.
final class ForeignSignature {
  private static final Set<String> EC = Set.of("ES256", "ES384", "ES512");
  private static final Set<String> RSA =
      Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512");
  private static final Set<String> ED25519 = Set.of("EdDSA", "Ed25519");
  private static final Set<String> HMAC = Set.of("HS256", "HS384", "HS512");

  /// How many keys one token may make us try.
  private static final int MAX_CANDIDATES = 8;

  private static final int MIN_RSA_BITS = 2048;

  /// The X.509 encoding of an Ed25519 key is this and the 32 bytes of the key (RFC 8410 §4).
  private static final byte[] ED25519_PREFIX = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  private static final int ED25519_LENGTH = 32;

  private final CryptoProvider crypto;

  ForeignSignature(CryptoProvider crypto) {
    this.crypto = crypto;
  }

  static boolean isPublicKeyAlgorithm(String alg) {
    return EC.contains(alg) || RSA.contains(alg) || ED25519.contains(alg);
  }

  static boolean isSecretAlgorithm(String alg) {
    return HMAC.contains(alg);
  }

  /// Whether a key of the set made the signature; a token that names a `kid` is tried with keys of
  /// that name alone.
  boolean isByOneOf(JWKSet keys, CompactJws jws) {
    var kid = jws.header().kid();
    return keys.getKeys().stream()
        .filter(key -> kid.isEmpty() || kid.get().equals(key.getKeyID()))
        .filter(key -> isFor(key, jws.header().alg()))
        .limit(MAX_CANDIDATES)
        .anyMatch(key -> isBy(key, jws));
  }

  boolean isBySecret(HmacKey secret, CompactJws jws) {
    try {
      return verify(new MACVerifier(secret.value()), jws);
    } catch (JOSEException e) {
      return false;
    }
  }

  private static boolean isFor(JWK key, String alg) {
    var use = key.getKeyUse();
    var keyAlg = key.getAlgorithm();
    return (use == null || use.equals(KeyUse.SIGNATURE))
        && (keyAlg == null || keyAlg.getName().equals(alg));
  }

  private boolean isBy(JWK key, CompactJws jws) {
    var alg = jws.header().alg();
    try {
      if (key instanceof ECKey ec && EC.contains(alg)) {
        return verify(new ECDSAVerifier(ec.toECPublicKey()), jws);
      }
      if (key instanceof RSAKey rsa && RSA.contains(alg)) {
        return rsa.size() >= MIN_RSA_BITS && verify(new RSASSAVerifier(rsa.toRSAPublicKey()), jws);
      }
      if (key instanceof OctetKeyPair okp && ED25519.contains(alg)) {
        return verifyEd25519(okp, jws);
      }
      return false;
    } catch (JOSEException | GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private boolean verify(JWSVerifier verifier, CompactJws jws) throws JOSEException {
    var alg = jws.header().alg();
    if (!alg.startsWith("PS") && !HMAC.contains(alg)) {
      crypto.provider().ifPresent(verifier.getJCAContext()::setProvider);
    }
    var header = new JWSHeader(JWSAlgorithm.parse(alg));
    return verifier.verify(header, jws.signingInput(), Base64URL.encode(jws.signature()));
  }

  private boolean verifyEd25519(OctetKeyPair key, CompactJws jws) throws GeneralSecurityException {
    var raw = key.getDecodedX();
    if (!Curve.Ed25519.equals(key.getCurve()) || raw.length != ED25519_LENGTH) {
      return false;
    }
    var encoded = new byte[ED25519_PREFIX.length + ED25519_LENGTH];
    System.arraycopy(ED25519_PREFIX, 0, encoded, 0, ED25519_PREFIX.length);
    System.arraycopy(raw, 0, encoded, ED25519_PREFIX.length, ED25519_LENGTH);
    var signature = crypto.signature(Algorithm.EDDSA);
    signature.initVerify(crypto.publicKey(Algorithm.EDDSA, encoded));
    signature.update(jws.signingInput());
    return signature.verify(jws.signature());
  }
}
