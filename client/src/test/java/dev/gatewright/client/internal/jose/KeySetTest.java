package dev.gatewright.client.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import dev.gatewright.client.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of a JWK Set those keys are used that may check signatures")
class KeySetTest {
  @Test
  @DisplayName("RFC 7517 §4.2, §4.3: a key for encryption checks no signature")
  void use() {
    assertThat(size(with(Map.of("use", "sig")))).isEqualTo(1);
    assertThat(size(with(Map.of("key_ops", List.of("verify"))))).isEqualTo(1);
    assertThat(size(with(Map.of("use", "enc")))).isZero();
    assertThat(size(with(Map.of("use", List.of("sig"))))).isZero();
    assertThat(size(with(Map.of("key_ops", List.of("encrypt"))))).isZero();
    assertThat(size(with(Map.of("key_ops", "sign")))).isZero();
  }

  @Test
  @DisplayName("RFC 7517 §4.4: a key for one algorithm is taken for no other")
  void algorithm() {
    var forPss = new LinkedHashMap<>(TestKeys.RSA.toPublicJWK().toJSONObject());
    forPss.put("alg", "PS256");
    var key = parse(List.of(forPss)).candidates(Optional.of("rsa")).get(0);

    assertThat(key.fits(Algorithm.PS256)).isTrue();
    assertThat(key.fits(Algorithm.RS256)).isFalse();
    assertThat(key.fits(Algorithm.HS256)).isFalse();
    assertThat(size(with(Map.of("alg", "RSA-OAEP")))).isZero();
    assertThat(size(with(Map.of("alg", "none")))).isZero();
  }

  @Test
  @DisplayName(
      "RFC 7518 §3.3, §6: short, odd, unknown and shared keys are left out, the others stay")
  void unusable() {
    var good = TestKeys.EC.toPublicJWK().toJSONObject();
    var offCurve = new LinkedHashMap<>(good);
    offCurve.put("y", good.get("x"));
    var evenExponent = new LinkedHashMap<>(TestKeys.RSA.toPublicJWK().toJSONObject());
    evenExponent.put("e", "AQAA");
    var hugeExponent = new LinkedHashMap<>(TestKeys.RSA.toPublicJWK().toJSONObject());
    hugeExponent.put("e", hugeExponent.get("n"));
    var jwks = new ArrayList<Map<String, Object>>();
    jwks.add(Map.of("kty", "oct", "k", "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I", "kid", "s"));
    jwks.add(TestKeys.rsa("short", 1024).toPublicJWK().toJSONObject());
    jwks.add(Map.of("kty", "EC", "crv", "secp256k1", "x", "AA", "y", "AA"));
    jwks.add(Map.of("kty", "EC", "crv", "P-256", "x", "AA", "y", "AA"));
    jwks.add(Map.of("kty", "OKP", "crv", "Ed25519", "x", "AA"));
    jwks.add(Map.of("kty", "OKP", "crv", "X25519", "x", "A".repeat(43)));
    jwks.add(Map.of("kty", "RSA"));
    jwks.add(Map.of("kty", "future"));
    jwks.add(Map.of());
    jwks.add(offCurve);
    jwks.add(evenExponent);
    jwks.add(hugeExponent);
    jwks.add(good);

    var set = parse(jwks);

    assertThat(set.size()).isEqualTo(1);
    assertThat(set.candidates(Optional.of("ec"))).hasSize(1);
  }

  @Test
  @DisplayName("A set is looked at up to a limit")
  void limit() {
    var jwks = new ArrayList<Map<String, Object>>();
    for (var count = 0; count < KeySet.MAX_KEYS + 10; count++) {
      jwks.add(with(Map.of("kid", "k" + count)));
    }
    assertThat(parse(jwks).size()).isEqualTo(KeySet.MAX_KEYS);
  }

  @Test
  @DisplayName("RFC 7515 §4.1.4: names tell keys apart only where the set has names")
  void names() {
    var nameless = new LinkedHashMap<>(TestKeys.EC.toPublicJWK().toJSONObject());
    nameless.remove("kid");

    assertThat(parse(List.of(nameless)).candidates(Optional.of("any"))).hasSize(1);
    assertThat(parse(List.of(nameless, with(Map.of("kid", "a")))).candidates(Optional.of("any")))
        .isEmpty();
    assertThat(parse(List.of(nameless, with(Map.of("kid", "a")))).candidates(Optional.empty()))
        .hasSize(2);
  }

  @Test
  @DisplayName("A private key in the set is used for its public half alone and never shown")
  void privateKey() {
    JWK key = TestKeys.ec("p", Curve.P_256);
    var set = parse(List.of(key.toJSONObject()));

    assertThat(set.size()).isEqualTo(1);
    assertThat(set.candidates(Optional.of("p")).get(0).toString())
        .isEqualTo("PublicVerificationKey[P256]");
  }

  private static Map<String, Object> with(Map<String, Object> more) {
    var jwk = new LinkedHashMap<>(TestKeys.EC.toPublicJWK().toJSONObject());
    jwk.putAll(more);
    return jwk;
  }

  private static int size(Map<String, Object> jwk) {
    return parse(List.of(jwk)).size();
  }

  private static KeySet parse(List<Map<String, Object>> jwks) {
    var json = JsonObject.of(Map.of("keys", jwks)).toJson().getBytes(StandardCharsets.UTF_8);
    return KeySet.parse(json, SignatureProvider.installed()).orElseThrow();
  }
}
