package dev.gatewright.client.foreign;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

/// The key of the client that authenticates with `private_key_jwt`, new in each run of the tests.
final class ClientKey {
  static final ECKey PRIVATE = generate();

  private ClientKey() {}

  /// What the provider is told: the public half as a JWK set.
  static String publicKeys() {
    return new JWKSet(PRIVATE.toPublicJWK()).toString();
  }

  private static ECKey generate() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyID("sdk")
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .generate();
    } catch (JOSEException noSuchCurve) {
      throw new IllegalStateException(noSuchCurve);
    }
  }
}
