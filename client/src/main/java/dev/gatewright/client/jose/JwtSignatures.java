package dev.gatewright.client.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.gatewright.client.IdpException;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Checks who signed a JWT, with the keys that the provider publishes (RFC 7515 §5.2, RFC 7517).
public final class JwtSignatures {
  /// The algorithms that are believed unless the application says otherwise: asymmetric ones only.
  public static final Set<String> ASYMMETRIC =
      Set.of(
          "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

  private final Supplier<URI> jwksUri;
  private final Set<String> algorithms;
  private final HttpTransport transport;
  private volatile Optional<JWKSet> keys = Optional.empty();

  private JwtSignatures(Supplier<URI> jwksUri, Set<String> algorithms, HttpTransport transport) {
    this.jwksUri = jwksUri;
    this.algorithms = algorithms;
    this.transport = transport;
  }

  /// Checks with the keys at this address, which is asked for when a key is first needed.
  public static JwtSignatures remote(
      Supplier<URI> jwksUri, Set<String> algorithms, HttpTransport transport) {
    return new JwtSignatures(jwksUri, Set.copyOf(algorithms), transport);
  }

  /// The header and the claims of a JWT that one of the keys signed with an allowed algorithm.
  ///
  /// @throws IdpException.InvalidToken if it is no such JWT
  /// @throws IdpException.Unavailable if the keys cannot be fetched and none that fits is known
  public VerifiedJwt verify(String jwt) {
    try {
      var jws = JWSObject.parse(jwt);
      var algorithm = jws.getHeader().getAlgorithm();
      if (!algorithms.contains(algorithm.getName())) {
        throw new IdpException.InvalidToken(
            "token.alg_not_allowed", "the token is signed with an algorithm that is not allowed");
      }
      if (!isSigned(jws, algorithm)) {
        keys = Optional.empty();
        if (!isSigned(jws, algorithm)) {
          throw new IdpException.InvalidToken(
              "token.signature_invalid", "the token's signature is not the provider's");
        }
      }
      return new VerifiedJwt(
          JsonObject.of(jws.getHeader().toJSONObject()),
          JsonObject.parse(jws.getPayload().toBytes()).orElseThrow(() -> malformed()));
    } catch (ParseException | JOSEException notAJwt) {
      throw malformed();
    }
  }

  private boolean isSigned(JWSObject jws, JWSAlgorithm algorithm) throws JOSEException {
    for (var key : keys().getKeys()) {
      var kid = jws.getHeader().getKeyID();
      if ((kid == null || kid.equals(key.getKeyID()))
          && key instanceof AsymmetricJWK asymmetric
          && JWSAlgorithm.Family.SIGNATURE.contains(algorithm)) {
        var verifier =
            new DefaultJWSVerifierFactory()
                .createJWSVerifier(jws.getHeader(), asymmetric.toPublicKey());
        if (jws.verify(verifier)) {
          return true;
        }
      }
    }
    return false;
  }

  private JWKSet keys() {
    var known = keys;
    if (known.isPresent()) {
      return known.get();
    }
    try {
      var answer =
          transport.send(
              new HttpTransport.Request(
                  "GET", jwksUri.get(), Map.of("Accept", "application/json"), ""));
      var fetched = JWKSet.parse(new String(answer.body(), StandardCharsets.UTF_8));
      keys = Optional.of(fetched);
      return fetched;
    } catch (IOException | ParseException unreachable) {
      throw new IdpException.Unavailable(
          "keys.unreachable", "the provider's keys could not be fetched", unreachable);
    }
  }

  private static IdpException.InvalidToken malformed() {
    return new IdpException.InvalidToken("token.malformed", "the token is not a signed JWT");
  }
}
