package dev.gatewright.client.internal.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.gatewright.client.testing.LoopbackIssuer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keys and tokens of these tests.
final class TestKeys {
  static final RSAKey RSA = rsa("rsa", 2048);
  static final ECKey EC = ec("ec", Curve.P_256);

  private TestKeys() {}

  static RSAKey rsa(String kid, int bits) {
    try {
      return new RSAKeyGenerator(bits, true).keyID(kid).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static ECKey ec(String kid, Curve curve) {
    try {
      return new ECKeyGenerator(curve).keyID(kid).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static JwtSignatures signatures(JWK... keys) {
    return JwtSignatures.byKeySet(
        new JWKSet(List.of(keys)).toString(true),
        JwtSignatures.ASYMMETRIC,
        SignatureProvider.installed());
  }

  static String es256() {
    return LoopbackIssuer.sign(EC, Map.of("alg", "ES256", "kid", "ec"), Map.of("sub", "ada"));
  }

  static String rs256() {
    return LoopbackIssuer.sign(RSA, Map.of("alg", "RS256", "kid", "rsa"), Map.of("sub", "ada"));
  }

  /// A token of ES256 with these header members beside `alg` and `kid`.
  static String es256With(Map<String, ?> more) {
    var header = new LinkedHashMap<String, Object>(Map.of("alg", "ES256", "kid", "ec"));
    header.putAll(more);
    return LoopbackIssuer.sign(EC, header, Map.of("sub", "ada"));
  }

  static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
