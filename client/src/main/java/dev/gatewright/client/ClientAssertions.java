package dev.gatewright.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatewright.client.error.IdpException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/// What a client with a private key proves itself with. One is made for each request.
final class ClientAssertions {
  private static final Duration LIFETIME = Duration.ofMinutes(1);

  /// Apple takes up to six months; nobody needs that of what is used at once.
  private static final Duration APPLE_LIFETIME = Duration.ofMinutes(5);

  private static final String APPLE = "https://appleid.apple.com";

  private ClientAssertions() {}

  /// An assertion for the provider (RFC 7523 §3); its issuer identifier is the audience, as RFC
  /// 9700 §2.5 asks.
  static String sign(AssertionKey key, String clientId, String issuer, String jwtId, Instant now) {
    return sign(key, claims(clientId, clientId, issuer, now, LIFETIME).jwtID(jwtId).build());
  }

  /// A client secret as Apple wants it: signed by the team, about the client.
  static String appleSecret(AssertionKey key, String team, String clientId, Instant now) {
    return sign(key, claims(team, clientId, APPLE, now, APPLE_LIFETIME).build());
  }

  private static JWTClaimsSet.Builder claims(
      String issuer, String subject, String audience, Instant now, Duration lifetime) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .subject(subject)
        .audience(audience)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(lifetime)));
  }

  private static String sign(AssertionKey key, JWTClaimsSet claims) {
    var header = new JWSHeader.Builder(key.algorithm()).keyID(key.keyId().orElse(null)).build();
    var assertion = new SignedJWT(header, claims);
    try {
      assertion.sign(key.signer());
    } catch (JOSEException unusable) {
      throw new IdpException.Misconfigured(
          "client_key.unusable",
          "the client's private key cannot sign with " + key.algorithm().getName());
    }
    return assertion.serialize();
  }
}
