package dev.gatewright.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatewright.client.error.IdpException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/// Assertions by which a client with a private key authenticates (RFC 7523 §3). One is made for
/// each request and is good for a minute.
final class ClientAssertions {
  private static final Duration LIFETIME = Duration.ofMinutes(1);

  private ClientAssertions() {}

  /// An assertion for the provider; its issuer identifier is the audience, as RFC 9700 §2.5 asks.
  static String sign(JWK key, String clientId, String issuer, String jwtId, Instant now) {
    var algorithm = algorithm(key);
    var header = new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(clientId)
            .subject(clientId)
            .audience(issuer)
            .jwtID(jwtId)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFETIME)))
            .build();
    var assertion = new SignedJWT(header, claims);
    try {
      JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, algorithm);
      assertion.sign(signer);
    } catch (JOSEException unusable) {
      throw new IdpException.Misconfigured(
          "client_key.unusable",
          "the client's private key cannot sign with " + algorithm.getName());
    }
    return assertion.serialize();
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
}
