package dev.gatewright.protocol.internal.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.HmacKey;
import dev.gatewright.protocol.keys.SigningKey;
import java.security.Signature;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Our tokens, as others see them")
class JwtSignerTest {
  static Stream<CryptoProvider> providers() {
    return Stream.of(CryptoProvider.jdk(), CryptoProvider.probe());
  }

  private static boolean verifiesElsewhere(SigningKey key, SignedJWT jwt) throws Exception {
    return switch (key.algorithm()) {
      case ES256 -> jwt.verify(new ECDSAVerifier(key.publicJwk().toECKey()));
      case RS256 -> jwt.verify(new RSASSAVerifier(key.publicJwk().toRSAKey()));
      case EDDSA -> {
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(
            CryptoProvider.jdk().publicKey(Algorithm.EDDSA, key.publicKey().getEncoded()));
        signature.update(jwt.getSigningInput());
        yield signature.verify(jwt.getSignature().decode());
      }
    };
  }

  @ParameterizedTest
  @MethodSource("providers")
  @DisplayName("RFC 7515 §5.1: tokens of every algorithm verify in another implementation")
  void verifyElsewhere(CryptoProvider crypto) throws Exception {
    var ours = new OurTokens(crypto);
    for (var algorithm : Algorithm.values()) {
      var key = ours.key(algorithm);
      for (var i = 0; i < 20; i++) {
        var jwt = SignedJWT.parse(ours.signer.sign(key, "at+jwt", ours.claims(i)));

        assertThat(verifiesElsewhere(key, jwt)).isTrue();
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo(algorithm.joseName());
        assertThat(jwt.getHeader().getKeyID()).isEqualTo(key.kid());
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo("ada");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  @DisplayName("A token signed on one provider verifies on the other")
  void acrossProviders(CryptoProvider crypto) {
    var ours = new OurTokens(crypto);
    var elsewhere = new JwtVerifier(CryptoProvider.jdk(), new VerifiedTokenCache(), ours.clock);
    for (var algorithm : Algorithm.values()) {
      var token = ours.signer.sign(ours.key(algorithm), ours.claims(60));
      assertThat(
              elsewhere.verify(OurTokens.ACME, token, ours.published(), JwtExpectation.live("JWT")))
          .isInstanceOf(JwtVerification.Verified.class);
    }
  }

  @Test
  @DisplayName("RFC 7518 §3.2: an HS256 key is the UTF-8 bytes of its text")
  void hs256() throws Exception {
    var text = "e".repeat(60) + "ück";
    var ours = new OurTokens(CryptoProvider.jdk());
    JWSVerifier nimbus = new MACVerifier(text.getBytes(UTF_8));

    var jwt = SignedJWT.parse(ours.signer.sign(HmacKey.of(text), ours.claims(60)));

    assertThat(jwt.verify(nimbus)).isTrue();
    assertThat(jwt.getHeader().toJSONObject()).containsOnlyKeys("alg");
    assertThat(HmacKey.of(text).toString()).isEqualTo("HmacKey[***]");
    assertThatThrownBy(() -> HmacKey.of("e".repeat(31)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("A typ that would need escaping in JSON is refused")
  void noInjection() {
    var ours = new OurTokens(CryptoProvider.jdk());
    var key = ours.key(Algorithm.ES256);

    assertThatThrownBy(() -> ours.signer.sign(key, "a\",\"alg\":\"none", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
