package dev.gatewright.protocol.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Tokens;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Client authentication")
final class ClientAuthenticationTest {
  private static final Params GRANT =
      Params.of("grant_type", "client_credentials").with("scope", "projects:read");
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");
  private final Client web = acme.add(ClientBuilder.web("web"));

  private Tokens basic(String pair) {
    var header = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    return header(header, GRANT);
  }

  private Tokens header(String header, Params params) {
    return acme.token(Tenant.post(params, Optional.of(header)));
  }

  private Tokens body(Params params) {
    return acme.token(Tenant.post(GRANT.plus(params), Optional.empty()));
  }

  private static Params secret(String id, String secret) {
    return Params.of("client_id", id).with("client_secret", secret);
  }

  @Test
  @DisplayName("RFC 6749 §2.3.1: a secret is taken by HTTP Basic or in the body")
  void takesSecrets() {
    assertThat(header(Tenant.basic(web), GRANT).isIssued()).isTrue();
    assertThat(body(secret("web", ClientBuilder.secretOf("web"))).isIssued()).isTrue();
  }

  @Test
  @DisplayName("RFC 7617 §2: the scheme name has no case; client_id may stand in the body as well")
  void basicIsLenientWhereItMay() {
    var header = "bAsIc" + Tenant.basic(web).substring(5);

    assertThat(header(header, GRANT.with("client_id", "web")).isIssued()).isTrue();
    assertThat(header(header, GRANT.with("client_id", "other")).reason())
        .isEqualTo(Reason.CLIENT_ID_MISMATCH);
  }

  @Test
  @DisplayName("RFC 6749 §2.3.1: id and secret are form-encoded before they are joined")
  void basicIsFormDecoded() {
    var secret = "a:b c+d%20\u20ac and some more";
    acme.add(
        ClientBuilder.web("we:b")
            .authentication(
                ClientBuilder.authentication(
                    Set.of(ClientAuthMethod.CLIENT_SECRET_BASIC), secret)));

    assertThat(basic("we%3Ab:a%3Ab+c%2Bd%2520%E2%82%AC+and+some+more").isIssued()).isTrue();
    assertThat(basic("we%3Ab:" + secret).isIssued()).isFalse();
  }

  @Test
  @DisplayName("RFC 6749 §5.2: a wrong secret in the header is a 401 that names the Basic scheme")
  void wrongSecretByHeader() {
    for (String wrong :
        new String[] {
          "x", "", ClientBuilder.secretOf("web") + "%00", ClientBuilder.secretOf("web") + "+"
        }) {
      var answer = basic("web:" + wrong);

      assertThat(answer.reason()).isEqualTo(Reason.CLIENT_SECRET);
      assertThat(answer.error()).isEqualTo("invalid_client");
      assertThat(answer.reply().status()).isEqualTo(401);
      assertThat(answer.reply().header("WWW-Authenticate").orElseThrow()).startsWith("Basic ");
    }
  }

  @Test
  @DisplayName("RFC 6749 §5.2: a wrong or missing secret in the body is invalid_client")
  void wrongSecretInBody() {
    var wrong = body(secret("web", "wrong"));
    assertThat(wrong.reason()).isEqualTo(Reason.CLIENT_SECRET);
    assertThat(wrong.reply().status()).isEqualTo(401);
    assertThat(wrong.reply().header("WWW-Authenticate")).isEmpty();
    assertThat(body(Params.of("client_id", "web")).reason()).isEqualTo(Reason.CLIENT_SECRET);
    assertThat(body(secret("web", "")).reason()).isEqualTo(Reason.CLIENT_SECRET);
    assertThat(body(Params.none()).reason()).isEqualTo(Reason.CLIENT_MISSING);
    assertThat(body(Params.of("client_id", "nobody")).reason()).isEqualTo(Reason.CLIENT_UNKNOWN);
  }

  @Test
  @DisplayName("An unknown, inactive or foreign client fails like a wrong secret does")
  void unknownClients() {
    var theirs = engine.tenant("other").add(ClientBuilder.web("theirs"));
    engine.ports().clients().remove(acme.issuer().id(), acme.add(ClientBuilder.web("gone")).id());

    for (String id : new String[] {theirs.id().value(), "gone", "nobody", "x y", "\u00e4"}) {
      var answer = body(secret(id, ClientBuilder.secretOf(id)));
      assertThat(answer.reason()).isEqualTo(Reason.CLIENT_UNKNOWN);
      assertThat(answer.body()).isEqualTo(body(secret("web", "wrong")).body());
    }
  }

  @Test
  @DisplayName("RFC 6749 §2.3: two methods in one request are refused, even if both are right")
  void refusesTwoMethods() {
    var right = ClientBuilder.secretOf("web");
    var answer = header(Tenant.basic(web), GRANT.plus(secret("web", right)));

    assertThat(answer.reason()).isEqualTo(Reason.CLIENT_SEVERAL_METHODS);
    assertThat(answer.error()).isEqualTo("invalid_request");
    assertThat(answer.reply().status()).isEqualTo(400);
    assertThat(body(secret("web", right).with("client_assertion", "x")).reason())
        .isEqualTo(Reason.CLIENT_SEVERAL_METHODS);
    assertThat(header(Tenant.basic(web), GRANT.with("client_assertion", "x")).reason())
        .isEqualTo(Reason.CLIENT_SEVERAL_METHODS);
  }

  @Test
  @DisplayName("OpenID Connect Core §9: a client may use its registered methods alone")
  void refusesUnregisteredMethods() {
    var right = ClientBuilder.secretOf("b");
    var basicOnly =
        acme.add(
            ClientBuilder.web("b")
                .authentication(
                    ClientBuilder.authentication(
                        Set.of(ClientAuthMethod.CLIENT_SECRET_BASIC), right)));

    assertThat(header(Tenant.basic(basicOnly), GRANT).isIssued()).isTrue();
    assertThat(body(secret("b", right)).reason()).isEqualTo(Reason.CLIENT_METHOD);
  }

  @Test
  @DisplayName("RFC 6749 §2.3.1: a public client has no secret to send")
  void publicClientsSendNone() {
    acme.add(ClientBuilder.spa("spa"));

    assertThat(body(secret("spa", "anything")).reason()).isEqualTo(Reason.CLIENT_METHOD);
    assertThat(basic("spa:").reason()).isEqualTo(Reason.CLIENT_METHOD);
  }

  @Test
  @DisplayName("RFC 6749 §2.1: a client that may also do without a secret counts as public")
  void optionalSecretIsPublic() {
    var mixed =
        ClientBuilder.web("mixed")
            .grants(GrantType.AUTHORIZATION_CODE)
            .authentication(
                ClientBuilder.authentication(
                    Set.of(ClientAuthMethod.NONE, ClientAuthMethod.CLIENT_SECRET_POST), "s"));

    assertThat(acme.add(mixed).isPublic()).isTrue();
  }

  @Test
  @DisplayName("A secret can be replaced with overlap")
  void severalSecrets() {
    acme.add(
        ClientBuilder.web("two")
            .authentication(
                ClientBuilder.authentication(
                    Set.of(ClientAuthMethod.CLIENT_SECRET_POST), "old", "new")));

    assertThat(body(secret("two", "old")).isIssued()).isTrue();
    assertThat(body(secret("two", "new")).isIssued()).isTrue();
    assertThat(body(secret("two", "oldnew")).isIssued()).isFalse();
  }

  @Test
  @DisplayName("An Authorization header that is not Basic is refused, and names Basic")
  void refusesOtherSchemes() {
    for (String header :
        new String[] {"Bearer x", "Basic", "Basic !!!", "Basic OjpBOg==", "", "Basic dw=="}) {
      var answer = header(header, GRANT);
      assertThat(answer.reason()).as(header).isEqualTo(Reason.CLIENT_BASIC_MALFORMED);
      assertThat(answer.reply().header("WWW-Authenticate")).isPresent();
    }
  }

  @Test
  @DisplayName("RFC 6749 §3.2: credentials in the query of a GET are not looked at")
  void refusesGet() {
    var params = GRANT.plus(secret("web", ClientBuilder.secretOf("web"))).sent();
    var answer = acme.token(ProtocolRequest.get(params));

    assertThat(answer.reason()).isEqualTo(Reason.REQUEST_METHOD);
  }

  private JWTClaimsSet.Builder claims(String client) {
    var now = engine.clock().instant();
    return new JWTClaimsSet.Builder()
        .issuer(client)
        .subject(client)
        .audience("https://id.test/acme")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(1))))
        .jwtID("assertion 1");
  }

  private static Params assertion(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims)
      throws JOSEException {
    var jwt = new SignedJWT(new JWSHeader(algorithm), claims);
    jwt.sign(signer);
    return Params.of("client_assertion", jwt.serialize())
        .with("client_assertion_type", ASSERTION_TYPE);
  }

  private void assertGoodOnce(Params assertion) {
    assertThat(body(assertion.with("client_id", "other")).reason())
        .isEqualTo(Reason.CLIENT_ID_MISMATCH);
    assertThat(body(assertion.without("client_assertion_type")).reason())
        .isEqualTo(Reason.CLIENT_ASSERTION);
    assertThat(body(assertion).isIssued()).isTrue();
    assertThat(body(assertion).reason()).isEqualTo(Reason.CLIENT_ASSERTION_REPLAYED);
  }

  @Test
  @DisplayName("RFC 7523 §3: private_key_jwt with declared keys is good once")
  void privateKeyJwt() throws JOSEException {
    ECKey key = new ECKeyGenerator(Curve.P_256).generate();
    acme.add(
        ClientBuilder.web("keyed")
            .authentication(
                ClientAuthentication.by(Set.of(ClientAuthMethod.PRIVATE_KEY_JWT))
                    .withJwks(new JWKSet(key.toPublicJWK()).toString())));

    assertGoodOnce(assertion(JWSAlgorithm.ES256, new ECDSASigner(key), claims("keyed").build()));
    var stranger = new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate());
    assertThat(
            body(assertion(JWSAlgorithm.ES256, stranger, claims("keyed").jwtID("2").build()))
                .reason())
        .isEqualTo(Reason.CLIENT_ASSERTION);
  }

  @Test
  @DisplayName("What stands behind a jwks_uri and is no set of a reasonable size proves nothing")
  void hostileKeySet() throws JOSEException {
    ECKey key = new ECKeyGenerator(Curve.P_256).generate();
    var uri = URI.create("https://hostile.test/jwks");
    acme.add(
        ClientBuilder.web("keyed")
            .authentication(
                ClientAuthentication.by(Set.of(ClientAuthMethod.PRIVATE_KEY_JWT))
                    .withJwksUri(uri)));
    var own = key.toPublicJWK().toJSONString();
    var deep = "[".repeat(60_000) + "]".repeat(60_000);
    for (var document :
        List.of(
            "",
            "null",
            "[]",
            "{}",
            "{\"keys\":null}",
            "{\"keys\":{}}",
            "{\"keys\":[null]}",
            "{\"keys\":[" + own + ",null]}",
            "{\"keys\":[7," + own + "]}",
            "{\"keys\":" + deep + "}",
            "{\"keys\":[" + own + "],\"more\":" + deep + "}",
            keySet(own, 101))) {
      engine.ports().remoteJwks().put(uri, document);
      var text = assertion(JWSAlgorithm.ES256, new ECDSASigner(key), claims("keyed").build());

      assertThat(body(text).reason())
          .as(document.substring(0, Math.min(40, document.length())))
          .isEqualTo(Reason.CLIENT_ASSERTION);
    }
    engine.ports().remoteJwks().put(uri, keySet(own, 100));
    assertThat(
            body(assertion(JWSAlgorithm.ES256, new ECDSASigner(key), claims("keyed").build()))
                .isIssued())
        .isTrue();
  }

  private static String keySet(String key, int times) {
    return "{\"keys\":[" + (key + ",").repeat(times - 1) + key + "]}";
  }

  @Test
  @DisplayName("OpenID Connect Core §10.1.1: a client that changed its key is known by the new one")
  void keysAreFetchedAgain() throws JOSEException {
    ECKey before = new ECKeyGenerator(Curve.P_256).generate();
    ECKey key = new ECKeyGenerator(Curve.P_256).generate();
    var uri = URI.create("https://keyed.test/jwks");
    acme.add(
        ClientBuilder.web("keyed")
            .authentication(
                ClientAuthentication.by(Set.of(ClientAuthMethod.PRIVATE_KEY_JWT))
                    .withJwksUri(uri)));
    engine.ports().keptJwks().put(uri, new JWKSet(before.toPublicJWK()).toString());
    engine.ports().remoteJwks().put(uri, new JWKSet(key.toPublicJWK()).toString());

    assertGoodOnce(assertion(JWSAlgorithm.ES256, new ECDSASigner(key), claims("keyed").build()));
  }

  @Test
  @DisplayName("RFC 7523 §3: the token endpoint may be the audience of an assertion")
  void tokenEndpointAsAudience() throws JOSEException {
    var secret = ClientBuilder.secretOf("hmac");
    acme.add(
        ClientBuilder.web("hmac")
            .authentication(
                ClientBuilder.authentication(
                    Set.of(ClientAuthMethod.CLIENT_SECRET_JWT), secret + " before", secret)));
    var endpoint = acme.metadata().path("token_endpoint").stringValue();
    var claims = claims("hmac").audience(endpoint).build();

    assertThat(body(assertion(JWSAlgorithm.HS256, new MACSigner(secret), claims)).isIssued())
        .as("under the second of two secrets")
        .isTrue();
  }

  @Test
  @DisplayName("A header that cannot be read is refused in the style of the client in the body")
  void brokenHeaderInTheStyleOfTheClient() {
    acme.add(ClientBuilder.web("plain").plainErrors());

    var ofPlain = header("Bearer x", GRANT.with("client_id", "plain"));
    assertThat(ofPlain.body().propertyNames()).containsExactly("error");
    assertThat(header("Bearer x", GRANT.with("client_id", "web")).body().propertyNames())
        .contains("error_description");
  }

  @Test
  @DisplayName("OpenID Connect Core §9: private_key_jwt with keys behind a jwks_uri")
  void privateKeyJwtByUri() throws JOSEException {
    ECKey key = new ECKeyGenerator(Curve.P_256).generate();
    var uri = URI.create("https://keyed.test/jwks");
    acme.add(
        ClientBuilder.web("keyed")
            .authentication(
                ClientAuthentication.by(Set.of(ClientAuthMethod.PRIVATE_KEY_JWT))
                    .withJwksUri(uri)));
    var assertion = assertion(JWSAlgorithm.ES256, new ECDSASigner(key), claims("keyed").build());

    assertThat(body(assertion).reason()).isEqualTo(Reason.CLIENT_ASSERTION);
    engine.ports().remoteJwks().put(uri, new JWKSet(key.toPublicJWK()).toString());
    assertGoodOnce(assertion);
  }

  @Test
  @DisplayName("OpenID Connect Core §9: client_secret_jwt is good once, under the client's secret")
  void clientSecretJwt() throws JOSEException {
    var secret = ClientBuilder.secretOf("hmac");
    acme.add(
        ClientBuilder.web("hmac")
            .authentication(
                ClientBuilder.authentication(Set.of(ClientAuthMethod.CLIENT_SECRET_JWT), secret)));

    assertGoodOnce(assertion(JWSAlgorithm.HS256, new MACSigner(secret), claims("hmac").build()));
    assertThat(body(secret("hmac", secret)).reason()).isEqualTo(Reason.CLIENT_METHOD);
  }

  @Test
  @DisplayName(
      "RFC 7523 §3: an assertion for another audience, or expired, or of another is refused")
  void refusesWrongAssertions() throws JOSEException {
    var secret = ClientBuilder.secretOf("hmac");
    acme.add(
        ClientBuilder.web("hmac")
            .authentication(
                ClientBuilder.authentication(Set.of(ClientAuthMethod.CLIENT_SECRET_JWT), secret)));
    var signer = new MACSigner(secret);
    var now = engine.clock().instant();

    for (JWTClaimsSet wrong :
        List.of(
            claims("hmac").audience("https://id.test/other").build(),
            claims("hmac").expirationTime(Date.from(now.minusSeconds(300))).build(),
            claims("hmac").expirationTime(null).build(),
            claims("hmac").jwtID(null).build(),
            claims("hmac").issuer("web").build())) {
      assertThat(body(assertion(JWSAlgorithm.HS256, signer, wrong)).isIssued()).isFalse();
    }
    assertThat(body(assertion(JWSAlgorithm.HS256, signer, claims("web").build())).reason())
        .as("web has no such method")
        .isEqualTo(Reason.CLIENT_ASSERTION);
    assertThat(
            body(Params.of("client_assertion", "x").with("client_assertion_type", ASSERTION_TYPE))
                .reason())
        .isEqualTo(Reason.CLIENT_UNKNOWN);
  }
}
