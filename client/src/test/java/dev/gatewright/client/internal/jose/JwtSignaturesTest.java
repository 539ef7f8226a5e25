package dev.gatewright.client.internal.jose;

import static dev.gatewright.client.internal.jose.TestKeys.base64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.testing.LoopbackIssuer;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A JWT is believed for a signature by a known key, and for nothing else")
class JwtSignaturesTest {
  private static final String TEXT_KEY =
      "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";

  private final JwtSignatures signatures = TestKeys.signatures(TestKeys.RSA, TestKeys.EC);

  @Test
  @DisplayName("RFC 7515 §5.2: a good signature gives header and claims, again and again")
  void good() {
    for (var round = 0; round < 3; round++) {
      assertThat(signatures.verify(TestKeys.es256()).claims().text("sub")).contains("ada");
      assertThat(signatures.verify(TestKeys.rs256()).header().text("kid")).contains("rsa");
    }
  }

  @Test
  @DisplayName("RFC 7518 §3.1: every allowed algorithm is checked with the key that fits it")
  void everyAlgorithm() {
    var p384 = TestKeys.ec("p384", Curve.P_384);
    var p521 = TestKeys.ec("p521", Curve.P_521);
    var all = TestKeys.signatures(TestKeys.RSA, TestKeys.EC, p384, p521);
    for (var alg : List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512")) {
      var token = LoopbackIssuer.sign(TestKeys.RSA, Map.of("alg", alg), Map.of("sub", alg));
      assertThat(all.verify(token).claims().text("sub")).contains(alg);
    }
    for (var entry : Map.of("ES256", TestKeys.EC, "ES384", p384, "ES512", p521).entrySet()) {
      var token =
          LoopbackIssuer.sign(
              entry.getValue(), Map.of("alg", entry.getKey()), Map.of("sub", "ada"));
      assertThat(all.verify(token).claims().text("sub")).contains("ada");
    }
  }

  @Test
  @DisplayName("A preferred provider checks what it can, the installed ones the rest")
  void preferredProvider() {
    var preferring =
        JwtSignatures.byKeySet(
            new JWKSet(List.of(TestKeys.RSA, TestKeys.EC)).toString(true),
            JwtSignatures.ASYMMETRIC,
            SignatureProvider.preferring(Security.getProvider("SunEC")));

    assertThat(preferring.verify(TestKeys.es256()).claims().text("sub")).contains("ada");
    assertThat(preferring.verify(TestKeys.rs256()).claims().text("sub")).contains("ada");
  }

  @Test
  @DisplayName("A token changed in any one character of any part is refused")
  void everyCharacterCounts() {
    for (var token : List.of(TestKeys.es256(), TestKeys.rs256())) {
      for (var at = 0; at < token.length(); at++) {
        var other = token.charAt(at) == 'A' ? 'B' : 'A';
        var changed = token.substring(0, at) + other + token.substring(at + 1);
        assertRefused(changed);
      }
    }
  }

  @Test
  @DisplayName("RFC 4648 §3.5: bits that mean nothing are no second way to write a token")
  void trailingBits() {
    var token = TestKeys.es256();
    var last = token.charAt(token.length() - 1);
    var twin = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".indexOf(last) + 1;
    var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    assertReason(token.substring(0, token.length() - 1) + alphabet.charAt(twin), "token.malformed");
    assertReason(token + "==", "token.malformed");
    assertReason(token.replace('.', ' '), "token.malformed");
    assertReason(" " + token, "token.malformed");
  }

  @Test
  @DisplayName("A signature by a key that is not known under that name is refused")
  void foreignKey() {
    var foreign = TestKeys.ec("ec", Curve.P_256);

    assertReason(
        LoopbackIssuer.sign(foreign, Map.of("alg", "ES256", "kid", "ec"), Map.of("sub", "eve")),
        "token.signature_invalid");
    assertReason(
        LoopbackIssuer.sign(foreign, Map.of("alg", "ES256"), Map.of("sub", "eve")),
        "token.signature_invalid");
    assertReason(
        LoopbackIssuer.sign(foreign, Map.of("alg", "ES256", "kid", "eve"), Map.of("sub", "eve")),
        "token.key_unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"none", "None", "NONE", "nOnE", "", " none", "es256", "Es256", "RS-256", "HS256"})
  @DisplayName("RFC 8725 §3.1, §3.2: unsigned tokens and other spellings are refused")
  void unsigned(String alg) {
    var header = base64("{\"alg\":\"" + alg + "\"}");
    var claims = base64("{\"sub\":\"eve\"}");
    var signature = TestKeys.es256().substring(TestKeys.es256().lastIndexOf('.') + 1);

    for (var end : List.of("", "AAAA", signature)) {
      assertReason(header + "." + claims + "." + end, "token.alg_not_allowed");
    }
  }

  @Test
  @DisplayName("RFC 8725 §2.1: a public key is no HMAC secret, in whatever form")
  void hmacWithPublicKey() throws Exception {
    var key = TestKeys.RSA.toRSAPublicKey();
    var der = key.getEncoded();
    var base64 = Base64.getMimeEncoder().encodeToString(der);
    var forms =
        List.of(
            der,
            key.getModulus().toByteArray(),
            ("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII),
            TestKeys.RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8));
    for (var secret : forms) {
      assertReason(hs256(secret, "{\"alg\":\"HS256\",\"kid\":\"rsa\"}"), "token.alg_not_allowed");
      assertReason(hs256(secret, "{\"alg\":\"RS256\",\"kid\":\"rsa\"}"), "token.signature_invalid");
    }
  }

  @Test
  @DisplayName("RFC 8725 §3.1: only algorithms that the application chose are taken")
  void allowList() {
    var rsaOnly =
        JwtSignatures.byKeySet(
            new JWKSet(List.of(TestKeys.RSA, TestKeys.EC)).toString(true),
            Set.of("RS256"),
            SignatureProvider.installed());

    assertThat(rsaOnly.verify(TestKeys.rs256()).claims().text("sub")).contains("ada");
    assertThatThrownBy(() -> rsaOnly.verify(TestKeys.es256()))
        .isInstanceOf(IdpException.InvalidToken.class);
    assertThatThrownBy(() ->
            JwtSignatures.byKeySet("{\"keys\":[]}", Set.of("HS256"), SignatureProvider.installed()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("RFC 8725 §3.10: a key that the token brings along is not looked at")
  void embeddedKey() {
    var foreign = TestKeys.ec("ec", Curve.P_256);
    var header =
        Map.of(
            "alg", "ES256",
            "kid", "ec",
            "jwk", foreign.toPublicJWK().toJSONObject(),
            "jku", "http://127.0.0.1:9/jwks",
            "x5u", "http://127.0.0.1:9/cert");

    assertReason(
        LoopbackIssuer.sign(foreign, header, Map.of("sub", "eve")), "token.signature_invalid");
    assertThat(
            signatures
                .verify(TestKeys.es256With(Map.of("jwk", foreign.toPublicJWK().toJSONObject())))
                .claims()
                .text("sub"))
        .contains("ada");
  }

  @Test
  @DisplayName("RFC 7515 §4.1.11, RFC 7797 §6: what must be understood and is not is refused")
  void critical() throws Exception {
    for (var more :
        List.of(
            "\"crit\":[\"exp\"],\"exp\":1",
            "\"crit\":[]",
            "\"crit\":[\"b64\"],\"b64\":false",
            "\"b64\":false",
            "\"b64\":true")) {
      assertReason(es256("{\"alg\":\"ES256\",\"kid\":\"ec\"," + more + "}", "{}"), "token.crit");
    }
  }

  @Test
  @DisplayName("RFC 7515 §4: a repeated member is refused in the header and in the claims")
  void duplicates() throws Exception {
    assertReason(
        es256("{\"alg\":\"none\",\"alg\":\"ES256\",\"kid\":\"ec\"}", "{}"), "token.malformed");
    assertReason(
        es256("{\"alg\":\"ES256\",\"kid\":\"ec\"}", "{\"sub\":\"ada\",\"sub\":\"eve\"}"),
        "token.malformed");
    assertReason(es256("{\"alg\":\"ES256\",\"kid\":\"ec\"}", "[1]"), "token.malformed");
    assertReason(es256("{\"alg\":\"ES256\",\"kid\":[\"ec\"]}", "{}"), "token.malformed");
  }

  @Test
  @DisplayName("A key name is a name: no path, no query, no member of anything")
  void keyNames() {
    for (var kid : List.of("", "../ec", "ec ", "EC", "ec' OR 1=1", "e\u0000c", "a".repeat(400))) {
      assertReason(
          LoopbackIssuer.sign(
              TestKeys.EC, Map.of("alg", "ES256", "kid", kid), Map.of("sub", "ada")),
          "token.key_unknown");
    }
    assertReason(TestKeys.es256With(Map.of("kid", "a".repeat(600))), "token.malformed");
  }

  @Test
  @DisplayName("A huge token is refused before anything of it is read")
  void huge() {
    assertReason("a".repeat(CompactJws.MAX_LENGTH + 1), "token.malformed");
    assertReason(".".repeat(CompactJws.MAX_LENGTH), "token.malformed");
    assertReason(
        LoopbackIssuer.sign(
            TestKeys.EC,
            Map.of("alg", "ES256", "kid", "ec"),
            Map.of("sub", "a".repeat(CompactJws.MAX_LENGTH))),
        "token.malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "...", "a.b", "a.b.c.d", "a.b.c.d.e", "é.é.é", "\u0141.a.b"})
  @DisplayName("RFC 7515 §7.1: what has not three parts is refused")
  void parts(String text) {
    assertReason(text, "token.malformed");
  }

  @Test
  @DisplayName("RFC 7518 §3.4: cut, zero and too large ECDSA signatures are refused")
  void ecdsaRange() {
    var token = TestKeys.es256();
    var input = token.substring(0, token.lastIndexOf('.') + 1);
    var good = new Base64URL(token.substring(token.lastIndexOf('.') + 1)).decode();
    var order = Curve.P_256.toECParameterSpec().getOrder().toByteArray();
    var zeroR = good.clone();
    Arrays.fill(zeroR, 0, 32, (byte) 0);
    var zeroS = good.clone();
    Arrays.fill(zeroS, 32, 64, (byte) 0);
    var orderAsR = good.clone();
    System.arraycopy(order, order.length - 32, orderAsR, 0, 32);

    for (var signature :
        List.of(
            new byte[0],
            new byte[64],
            new byte[63],
            Arrays.copyOf(good, 63),
            Arrays.copyOf(good, 32),
            Arrays.copyOf(good, 65),
            Arrays.copyOf(good, 128),
            zeroR,
            zeroS,
            orderAsR)) {
      assertReason(input + base64(signature), "token.signature_invalid");
    }
    assertThat(signatures.verify(input + base64(good)).claims().text("sub")).contains("ada");
  }

  @Test
  @DisplayName("RFC 7518 §3.4: an ECDSA signature in DER is refused")
  void ecdsaDer() throws Exception {
    var signer = Signature.getInstance("SHA256withECDSA");
    signer.initSign(TestKeys.EC.toECPrivateKey());
    var input = base64("{\"alg\":\"ES256\",\"kid\":\"ec\"}") + "." + base64("{\"sub\":\"ada\"}");
    signer.update(input.getBytes(StandardCharsets.US_ASCII));

    assertReason(input + "." + base64(signer.sign()), "token.signature_invalid");
  }

  @Test
  @DisplayName("A shared key is the text itself: its hexadecimal digits are not decoded")
  void textKey() throws Exception {
    var shared = JwtSignatures.byHmac(TEXT_KEY);
    var header = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    var text = TEXT_KEY.getBytes(StandardCharsets.UTF_8);
    var decoded = HexFormat.of().parseHex(TEXT_KEY);

    assertThat(shared.verify(hs256(text, header)).claims().text("sub")).contains("eve");
    assertThat(
            shared.verify(hs256(text, "{\"alg\":\"HS256\",\"kid\":\"any\"}")).claims().text("sub"))
        .contains("eve");
    assertThatThrownBy(() -> shared.verify(hs256(decoded, header)))
        .isInstanceOf(IdpException.InvalidToken.class);
    for (var token :
        List.of(TestKeys.es256(), TestKeys.rs256(), hs256(text, "{\"alg\":\"HS512\"}"))) {
      assertThatThrownBy(() -> shared.verify(token))
          .isInstanceOfSatisfying(
              IdpException.InvalidToken.class,
              it -> assertThat(it.reason()).isEqualTo("token.alg_not_allowed"));
    }
    assertThatThrownBy(() -> JwtSignatures.byHmac("a".repeat(31)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("aaaa");
  }

  private static String hs256(byte[] secret, String header) throws Exception {
    var input = base64(header) + "." + base64("{\"sub\":\"eve\"}");
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    return input + "." + base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String es256(String header, String claims) throws Exception {
    var input = base64(header) + "." + base64(claims);
    var signer = Signature.getInstance("SHA256withECDSAinP1363Format");
    signer.initSign(TestKeys.EC.toECPrivateKey());
    signer.update(input.getBytes(StandardCharsets.US_ASCII));
    return input + "." + base64(signer.sign());
  }

  private void assertRefused(String token) {
    assertThatThrownBy(() -> signatures.verify(token))
        .as(token)
        .isInstanceOf(IdpException.InvalidToken.class)
        .hasMessageNotContaining("ada");
  }

  private void assertReason(String token, String reason) {
    var refused =
        catchThrowableOfType(IdpException.InvalidToken.class, () -> signatures.verify(token));
    assertThat(refused).as(token).isNotNull();
    assertThat(refused.reason()).isEqualTo(reason);
  }
}
