package dev.gatewright.protocol.internal.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.events.Actor;
import dev.gatewright.protocol.internal.jose.JwtVerification.Rejected;
import dev.gatewright.protocol.internal.jose.JwtVerification.Verified;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.HmacKey;
import dev.gatewright.protocol.keys.Rotation;
import dev.gatewright.protocol.keys.SigningKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Our tokens, as they come back")
class JwtVerifierTest {
  private static final JwtExpectation ACCESS = JwtExpectation.live("at+jwt");

  private final OurTokens ours = new OurTokens(CryptoProvider.probe());
  private final SigningKey key = ours.key(Algorithm.ES256);
  private final String token = ours.signer.sign(key, "at+jwt", ours.claims(60));

  static Stream<CryptoProvider> providers() {
    return Stream.of(CryptoProvider.jdk(), CryptoProvider.probe());
  }

  private String rawToken(String header, String payload) throws Exception {
    var input = encode(header) + "." + encode(payload);
    var signature = ours.crypto.signature(key.algorithm());
    signature.initSign(key.privateKey());
    signature.update(input.getBytes(UTF_8));
    return input + "." + Base64Url.encode(signature.sign());
  }

  private static String encode(String text) {
    return Base64Url.encode(text.getBytes(UTF_8));
  }

  private String payload() {
    return new String(ours.claims(60), UTF_8);
  }

  @Test
  @DisplayName("A live token of the expected type is verified, the second time from memory")
  void verified() {
    for (var i = 0; i < 2; i++) {
      assertThat(ours.verify(token, ACCESS))
          .isInstanceOfSatisfying(
              Verified.class,
              v -> {
                assertThat(v.claims().get("sub").stringValue()).isEqualTo("ada");
                assertThat(v.header().kid()).hasValue(key.kid());
                assertThat(v.expiresAt()).hasValue(ours.clock.instant().plusSeconds(60));
              });
    }
    assertThat(ours.cache.size()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "RFC 7519 §4.1.4: an expired token is refused, remembered or not, unless that is asked for")
  void expiry() {
    var unseen = ours.signer.sign(key, "at+jwt", ours.claims(60));
    assertThat(ours.verify(token, ACCESS)).isInstanceOf(Verified.class);
    ours.clock.advance(Duration.ofSeconds(60));

    assertThat(ours.verify(token, ACCESS)).isEqualTo(new Rejected("the token has expired"));
    assertThat(ours.verify(unseen, ACCESS)).isEqualTo(new Rejected("the token has expired"));
    assertThat(ours.verify(token, JwtExpectation.liveOrExpired("at+jwt")))
        .isInstanceOf(Verified.class);
  }

  @Test
  @DisplayName("RFC 8725 §3.11: a token of another type is refused, remembered or not")
  void typ() {
    for (var i = 0; i < 2; i++) {
      assertThat(ours.verify(token, JwtExpectation.live("JWT"))).isInstanceOf(Rejected.class);
      assertThat(ours.verify(token, JwtExpectation.live("logout+jwt", "AT+JWT")))
          .isInstanceOf(Verified.class);
    }
    var untyped = ours.signer.sign(key, ours.claims(60));
    assertThat(ours.verify(untyped, ACCESS)).isInstanceOf(Rejected.class);
    assertThat(ours.verify(untyped, JwtExpectation.live("JWT"))).isInstanceOf(Verified.class);
  }

  @Test
  @DisplayName(
      "A token is refused once its key is retired or asked for at another issuer, remembered or not")
  void keyGone() {
    assertThat(ours.verify(token, ACCESS)).isInstanceOf(Verified.class);
    var others = ours.keys.current(OurTokens.OTHER, Algorithm.ES256);

    assertThat(ours.verifier.verify(OurTokens.OTHER, token, List.of(others), ACCESS))
        .isInstanceOf(Rejected.class);
    ours.keys.rotate(
        OurTokens.ACME,
        Algorithm.ES256,
        new Rotation(Duration.ZERO, Duration.ZERO),
        new Actor.Server());
    assertThat(ours.verify(token, ACCESS)).isInstanceOf(Rejected.class);
  }

  @Test
  @DisplayName("RFC 8725 §3.1: alg none, or the public key taken as an HMAC secret, is refused")
  void algorithmConfusion() {
    var none = encode("{\"alg\":\"none\",\"kid\":\"" + key.kid() + "\"}") + "." + encode(payload());
    assertThat(ours.verify(none + ".", JwtExpectation.live("JWT"))).isInstanceOf(Rejected.class);

    var input =
        encode("{\"alg\":\"HS256\",\"kid\":\"" + key.kid() + "\"}") + "." + encode(payload());
    for (var text :
        List.of(key.publicJwk().toJSONString(), Base64Url.encode(key.publicKey().getEncoded()))) {
      var mac = HmacKey.of(text).sha256(input.getBytes(UTF_8));
      assertThat(ours.verify(input + "." + Base64Url.encode(mac), JwtExpectation.live("JWT")))
          .isInstanceOf(Rejected.class);
    }
  }

  @Test
  @DisplayName("A signature by one key does not pass under the kid of another, nor without a kid")
  void otherKid() throws Exception {
    var rsa = ours.key(Algorithm.RS256);
    ours.keys.rotate(
        OurTokens.ACME,
        Algorithm.ES256,
        Rotation.withOverlap(Duration.ofHours(1)),
        new Actor.Server());
    for (var other : ours.published()) {
      if (!other.kid().equals(key.kid())) {
        for (var alg : List.of("ES256", "RS256")) {
          var forged =
              rawToken("{\"alg\":\"" + alg + "\",\"kid\":\"" + other.kid() + "\"}", payload());
          assertThat(ours.verify(forged, JwtExpectation.live("JWT"))).isInstanceOf(Rejected.class);
        }
      }
    }
    assertThat(ours.published()).contains(rsa).hasSize(3);
    assertThat(ours.verify(rawToken("{\"alg\":\"ES256\"}", payload()), JwtExpectation.live("JWT")))
        .isInstanceOf(Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'alg':'ES256','kid':'KID','crit':['exp']}",
        "{'alg':'ES256','kid':'KID','b64':false}",
        "{'alg':'ES256','kid':'KID','crit':['b64'],'b64':false}",
        "{'alg':'ES256','kid':'KID','kid':'KID'}",
        "{'alg':'none','alg':'ES256','kid':'KID'}",
        "{'alg':'ES256','kid':['KID']}",
        "{'alg':'ES256','kid':'KID','typ':7}",
        "{'alg':'ES256','kid':'KID'} x",
        "{'alg':'ES256','kid':'KID'}{}",
        "['ES256']",
        "{'alg':'es256','kid':'KID'}",
        "{'alg':null,'kid':'KID'}",
        "{'kid':'KID'}"
      })
  @DisplayName(
      "RFC 7515 §5.2: a header that says too much, twice or in the wrong form is refused though signed")
  void headers(String header) throws Exception {
    var json = header.replace('\'', '"').replace("KID", key.kid());

    assertThat(ours.verify(rawToken(json, payload()), JwtExpectation.live("JWT")))
        .isInstanceOf(Rejected.class);
    var plain = "{\"alg\":\"ES256\",\"kid\":\"" + key.kid() + "\"}";
    assertThat(ours.verify(rawToken(plain, payload()), JwtExpectation.live("JWT")))
        .isInstanceOf(Verified.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'exp':99999999999,'exp':99999999999}",
        "{'exp':'99999999999'}",
        "{'exp':1e300}",
        "{'exp':-1}",
        "{'exp':99999999999,'nbf':99999999990}",
        "{'exp':99999999999,'nbf':'soon'}",
        "{}",
        "[]",
        "''"
      })
  @DisplayName(
      "Claims that are no object, or whose times cannot be read, are refused though signed")
  void claims(String claims) throws Exception {
    var header = "{\"alg\":\"ES256\",\"kid\":\"" + key.kid() + "\"}";

    assertThat(ours.verify(rawToken(header, claims.replace('\'', '"')), JwtExpectation.live("JWT")))
        .isInstanceOf(Rejected.class);
  }

  @Test
  @DisplayName("RFC 7515 §2: a token that is cut, padded, wrapped or respelt is refused")
  void spelling() {
    for (var end = 0; end < token.length(); end++) {
      assertThat(ours.verify(token.substring(0, end), ACCESS)).isInstanceOf(Rejected.class);
    }
    var parts = token.split("\\.", -1);
    for (var text :
        List.of(
            token + "=",
            token + ".",
            token + ".x.y",
            "." + token,
            " " + token,
            token + "\n",
            parts[0] + "=." + parts[1] + "." + parts[2],
            encode(token),
            encode(parts[0]) + "." + parts[1] + "." + parts[2],
            "..",
            "",
            "a".repeat(20_000))) {
      assertThat(ours.verify(text, ACCESS)).isInstanceOf(Rejected.class);
    }
    var last = token.charAt(token.length() - 1);
    var respelt = token.substring(0, token.length() - 1) + (char) (last + 1);
    assertThat(ours.verify(respelt, ACCESS)).isInstanceOf(Rejected.class);
  }

  @ParameterizedTest
  @MethodSource("providers")
  @DisplayName(
      "An ECDSA signature of zeros, or with r or s at the group order, is refused (CVE-2022-21449)")
  void psychicSignatures(CryptoProvider crypto) {
    var here = new OurTokens(crypto);
    var signed = here.signer.sign(here.key(Algorithm.ES256), "at+jwt", here.claims(60));
    var input = signed.substring(0, signed.lastIndexOf('.') + 1);
    var order =
        HexFormat.of().parseHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    var real = Base64Url.decode(signed.substring(input.length())).orElseThrow();
    for (var signature :
        List.of(
            new byte[64],
            join(order, order),
            join(new byte[32], Arrays.copyOfRange(real, 32, 64)),
            join(Arrays.copyOf(real, 32), new byte[32]),
            join(Arrays.copyOf(real, 32), order),
            new byte[0],
            new byte[63],
            new byte[128])) {
      assertThat(here.verify(input + Base64Url.encode(signature), ACCESS))
          .isInstanceOf(Rejected.class);
    }
    assertThat(here.verify(signed, ACCESS)).isInstanceOf(Verified.class);
  }

  private static byte[] join(byte[] left, byte[] right) {
    var joined = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, joined, left.length, right.length);
    return joined;
  }

  @Test
  @DisplayName("A DER signature is not accepted for the raw one that RFC 7518 §3.4 asks for")
  void derSignature() throws Exception {
    var input = token.substring(0, token.lastIndexOf('.'));
    var der = Signature.getInstance("SHA256withECDSA");
    der.initSign(key.privateKey());
    der.update(input.getBytes(UTF_8));

    assertThat(ours.verify(input + "." + Base64Url.encode(der.sign()), ACCESS))
        .isInstanceOf(Rejected.class);
  }

  @Test
  @DisplayName("An HS256 token passes with its client's key alone, and never one of ours")
  void hs256() {
    var clientKey = HmacKey.of("0".repeat(64));
    var mac = ours.signer.sign(clientKey, "at+jwt", ours.claims(60));

    assertThat(ours.verifier.verify(mac, clientKey, ACCESS)).isInstanceOf(Verified.class);
    assertThat(ours.verifier.verify(mac, HmacKey.of("1".repeat(64)), ACCESS))
        .isInstanceOf(Rejected.class);
    assertThat(ours.verifier.verify(token, clientKey, ACCESS)).isInstanceOf(Rejected.class);
    assertThat(ours.verify(mac, ACCESS)).isInstanceOf(Rejected.class);
  }

  @Test
  @DisplayName("The cache stays bounded, and a full one gives no token the claims of another")
  void cacheIsBounded() {
    for (var i = 0; i < 500; i++) {
      var one = ours.signer.sign(key, "at+jwt", ours.claims(60 + i));
      var exp = ours.clock.instant().plusSeconds(60L + i);
      for (var j = 0; j < 2; j++) {
        assertThat(ours.verify(one, ACCESS))
            .isInstanceOfSatisfying(Verified.class, v -> assertThat(v.expiresAt()).hasValue(exp));
      }
    }
    assertThat(ours.cache.size()).isLessThanOrEqualTo(64);
  }
}
