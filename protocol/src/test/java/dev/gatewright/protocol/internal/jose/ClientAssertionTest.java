package dev.gatewright.protocol.internal.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatewright.protocol.internal.jose.ClientAssertion.Accepted;
import dev.gatewright.protocol.internal.jose.ClientAssertion.Outcome;
import dev.gatewright.protocol.internal.jose.ClientAssertion.Presented;
import dev.gatewright.protocol.internal.jose.ClientAssertion.Rejected;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.HmacKey;
import dev.gatewright.protocol.oauth.ClientId;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Client assertions")
class ClientAssertionTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String ISSUER = "https://id.example/acme";
  private static final String TOKEN_ENDPOINT = ISSUER + "/oauth2/token";
  private static final String SECRET = "0123456789abcdef".repeat(4);
  private static final ECKey EC = newEc(Curve.P_256, "ec");
  private static final RSAKey RSA = newRsa();

  private final ClientAssertion assertions = new ClientAssertion(CryptoProvider.probe());

  private static ECKey newEc(Curve curve, String kid) {
    try {
      return new ECKeyGenerator(curve).keyID(kid).generate();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey newRsa() {
    try {
      return new RSAKeyGenerator(2048).keyID("rsa").generate();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("web")
        .subject("web")
        .audience(ISSUER)
        .jwtID("j1")
        .issueTime(Date.from(NOW))
        .expirationTime(Date.from(NOW.plusSeconds(60)));
  }

  private static String sign(JWSHeader header, JWSSigner signer, JWTClaimsSet claims)
      throws Exception {
    var jwt = new SignedJWT(header, claims);
    jwt.sign(signer);
    return jwt.serialize();
  }

  private static JWSHeader header(JWSAlgorithm alg, String kid) {
    return new JWSHeader.Builder(alg).keyID(kid).build();
  }

  private Outcome present(String text) {
    return assertions.verifyWithKeys(presented(text), publicKeys());
  }

  private static JWKSet publicKeys() {
    return new JWKSet(List.of(EC, RSA)).toPublicJWKSet();
  }

  private static Presented presented(String text) {
    return new Presented(text, new ClientId("web"), Set.of(ISSUER, TOKEN_ENDPOINT), NOW);
  }

  private Outcome presentEc(JWTClaimsSet.Builder claims) throws Exception {
    return present(sign(header(JWSAlgorithm.ES256, "ec"), new ECDSASigner(EC), claims.build()));
  }

  @Test
  @DisplayName(
      "RFC 7523 §3: an assertion by the client's key is accepted until its exp and the skew")
  void accepted() throws Exception {
    var expected = new Accepted("j1", NOW.plusSeconds(70));

    assertThat(presentEc(claims())).isEqualTo(expected);
    assertThat(presentEc(claims().audience(List.of(TOKEN_ENDPOINT, ISSUER)))).isEqualTo(expected);
    for (var alg : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.RS512)) {
      var text = sign(header(alg, "rsa"), new RSASSASigner(RSA), claims().build());
      assertThat(present(text)).as(alg.getName()).isEqualTo(expected);
    }
    for (var curve : List.of(Curve.P_384, Curve.P_521)) {
      var key = newEc(curve, "c");
      var alg = curve.equals(Curve.P_384) ? JWSAlgorithm.ES384 : JWSAlgorithm.ES512;
      var text = sign(header(alg, "c"), new ECDSASigner(key), claims().build());
      assertThat(assertions.verifyWithKeys(presented(text), new JWKSet(key.toPublicJWK())))
          .isEqualTo(expected);
    }
  }

  @Test
  @DisplayName(
      "RFC 8037 §3.1: an assertion by an Ed25519 key is accepted, and by another one refused")
  void ed25519() {
    var theirs = new OurTokens(CryptoProvider.jdk());
    var key = theirs.key(Algorithm.EDDSA);
    var text = theirs.signer.sign(key, claims().build().toString().getBytes(UTF_8));
    var other = theirs.keys.current(OurTokens.OTHER, Algorithm.EDDSA).publicJwk();

    assertThat(assertions.verifyWithKeys(presented(text), new JWKSet(key.publicJwk())))
        .isInstanceOf(Accepted.class);
    assertThat(assertions.verifyWithKeys(presented(text), new JWKSet(other)))
        .isInstanceOf(Rejected.class);
  }

  @Test
  @DisplayName(
      "OpenID Connect Core §9: client_secret_jwt is proved by the secret, and by nothing shorter")
  void secret() throws Exception {
    for (var alg : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
      var text = sign(new JWSHeader(alg), new MACSigner(SECRET), claims().build());
      assertThat(assertions.verifyWithSecret(presented(text), HmacKey.of(SECRET)))
          .isInstanceOf(Accepted.class);
      assertThat(assertions.verifyWithSecret(presented(text), HmacKey.of(SECRET + "x")))
          .isInstanceOf(Rejected.class);
      assertThat(present(text)).isInstanceOf(Rejected.class);
    }
    var asymmetric = sign(header(JWSAlgorithm.ES256, "ec"), new ECDSASigner(EC), claims().build());
    assertThat(assertions.verifyWithSecret(presented(asymmetric), HmacKey.of(SECRET)))
        .isInstanceOf(Rejected.class);
  }

  static Stream<UnaryOperator<JWTClaimsSet.Builder>> spoiled() {
    return Stream.of(
        c -> c.issuer("other"),
        c -> c.issuer(null),
        c -> c.subject("other"),
        c -> c.subject(null),
        c -> c.audience("https://elsewhere.example"),
        c -> c.audience(ISSUER + "/"),
        c -> c.audience(List.of(ISSUER, "https://elsewhere.example")),
        c -> c.audience(List.of()),
        c -> c.claim("aud", 7),
        c -> c.jwtID(null),
        c -> c.jwtID(""),
        c -> c.jwtID("j".repeat(256)),
        c -> c.claim("jti", 7),
        c -> c.expirationTime(null),
        c -> c.claim("exp", "soon"),
        c -> c.expirationTime(Date.from(NOW.minusSeconds(10))),
        c -> c.expirationTime(Date.from(NOW.plusSeconds(3611))),
        c -> c.issueTime(Date.from(NOW.plusSeconds(11))),
        c -> c.notBeforeTime(Date.from(NOW.plusSeconds(11))),
        c -> c.claim("nbf", "soon"));
  }

  @ParameterizedTest
  @MethodSource("spoiled")
  @DisplayName("RFC 7523 §3: an assertion with a missing, wrong or unreadable claim is refused")
  void wrongClaims(UnaryOperator<JWTClaimsSet.Builder> spoil) throws Exception {
    assertThat(presentEc(spoil.apply(claims()))).isInstanceOf(Rejected.class);
  }

  @Test
  @DisplayName("Clocks may differ by ten seconds")
  void skew() throws Exception {
    assertThat(presentEc(claims().expirationTime(Date.from(NOW.minusSeconds(9)))))
        .isInstanceOf(Accepted.class);
    assertThat(presentEc(claims().notBeforeTime(Date.from(NOW.plusSeconds(10)))))
        .isInstanceOf(Accepted.class);
    assertThat(presentEc(claims().expirationTime(Date.from(NOW.plusSeconds(3600)))))
        .isInstanceOf(Accepted.class);
  }

  @Test
  @DisplayName("RFC 8725 §3: another kid, type, key use or a foreign key is refused")
  void wrongKeys() throws Exception {
    var stranger = newEc(Curve.P_256, "ec");
    var encrypting = new ECKey.Builder(EC.toPublicJWK()).keyUse(KeyUse.ENCRYPTION).build();
    var good = sign(header(JWSAlgorithm.ES256, "ec"), new ECDSASigner(EC), claims().build());

    assertThat(
            present(
                sign(
                    header(JWSAlgorithm.ES256, "ec"), new ECDSASigner(stranger), claims().build())))
        .isInstanceOf(Rejected.class);
    assertThat(
            present(sign(header(JWSAlgorithm.ES256, "rsa"), new ECDSASigner(EC), claims().build())))
        .isInstanceOf(Rejected.class);
    assertThat(assertions.verifyWithKeys(presented(good), new JWKSet(encrypting)))
        .isInstanceOf(Rejected.class);
    assertThat(assertions.verifyWithKeys(presented(good), new JWKSet()))
        .isInstanceOf(Rejected.class);
    var accessToken =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .keyID("ec")
            .type(new JOSEObjectType("at+jwt"))
            .build();
    assertThat(present(sign(accessToken, new ECDSASigner(EC), claims().build())))
        .isInstanceOf(Rejected.class);
    assertThat(present(good.substring(0, good.lastIndexOf('.') + 1) + "A".repeat(86)))
        .isInstanceOf(Rejected.class);
    assertThat(present("")).isInstanceOf(Rejected.class);
  }

  @Test
  @DisplayName("RFC 7521 §4.2: the client can be told from the assertion alone")
  void unverifiedClient() throws Exception {
    var text = sign(header(JWSAlgorithm.ES256, "ec"), new ECDSASigner(EC), claims().build());

    assertThat(ClientAssertion.unverifiedClient(text)).hasValue("web");
    assertThat(ClientAssertion.unverifiedClient("x.y.z")).isEmpty();
  }
}
