package dev.gatewright.client.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.testing.LoopbackIssuer;
import dev.gatewright.client.testing.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("TokenVerifier takes a good access token for this API and nothing else")
class TokenVerifierTest {
  private static final String API = "https://api.acme.test";
  private static final ECKey KEY = newKey();

  private final SettableClock clock = new SettableClock();
  private final LoopbackIssuer issuer = new LoopbackIssuer();
  private final TokenVerifier tokens = builder().build();
  private final Map<String, Object> claims = new LinkedHashMap<>();

  private static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private TokenVerifierBuilder builder() {
    return TokenVerifier.builder().issuer(issuer.url()).audience(API).clock(clock);
  }

  @BeforeEach
  void begin() {
    issuer.publish(KEY);
    claims.put("iss", issuer.url());
    claims.put("sub", "usr_ada");
    claims.put("aud", API);
    claims.put("client_id", "web");
    claims.put("iat", now());
    claims.put("exp", now() + 600);
    claims.put("jti", "t1");
    claims.put("scope", "projects:read projects:write");
  }

  @AfterEach
  void close() {
    issuer.close();
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private String token() {
    return token("at+jwt");
  }

  private String token(String typ) {
    return LoopbackIssuer.sign(KEY, Map.of("alg", "ES256", "kid", "k1", "typ", typ), claims);
  }

  @Test
  @DisplayName("RFC 9068 §2.2: a good token tells whose it is and what its bearer may do")
  void good() {
    claims.put(
        "organizations", List.of(Map.of("id", "org_1", "scopes", List.of("projects:write"))));
    claims.put("role", "admin");
    var token = tokens.verify(token());

    assertThat(token.subject()).isEqualTo("usr_ada");
    assertThat(token.clientId()).contains("web");
    assertThat(token.scopes()).containsExactlyInAnyOrder("projects:read", "projects:write");
    assertThat(token.hasScope("projects:read")).isTrue();
    assertThat(token.hasScope("projects")).isFalse();
    assertThat(token.audience()).containsExactly(API);
    assertThat(token.expiresAt()).contains(Instant.ofEpochSecond(now() + 600));
    assertThat(token.jwtId()).contains("t1");
    assertThat(token.claims().text("role")).contains("admin");
    assertThat(token.hasAccessIn("org_1", "write", "projects")).isTrue();
    assertThat(token.hasAccessIn("org_1", "delete", "projects")).isFalse();
    assertThat(token.hasAccessIn("org_2", "write", "projects")).isFalse();
    assertThat(token.toString()).doesNotContain("web").doesNotContain("admin");
    assertThat(issuer.count("/.well-known/openid-configuration")).isEqualTo(1);
  }

  @Test
  @DisplayName("Some providers write scopes as scp, a list, and the client as azp or cid")
  void foreignSpelling() {
    claims.remove("scope");
    claims.remove("client_id");
    claims.put("scp", List.of("a", "b"));
    claims.put("cid", "web");

    assertThat(tokens.verify(token()).scopes()).containsExactlyInAnyOrder("a", "b");
    assertThat(tokens.verify(token()).clientId()).contains("web");
  }

  @Test
  @DisplayName("RFC 9068 §4: another type, issuer or audience is refused")
  void wrongPlace() {
    assertReason(token("JWT"), "token.typ");
    assertReason(
        LoopbackIssuer.sign(KEY, Map.of("alg", "ES256", "kid", "k1"), claims), "token.typ");
    assertReason(token("logout+jwt"), "token.typ");
    assertThat(tokens.verify(token("application/AT+JWT")).subject()).isEqualTo("usr_ada");

    assertClaimRefused("iss", issuer.url() + "/", "token.iss");
    assertClaimRefused("iss", "https://evil.test", "token.iss");
    assertClaimRefused("iss", List.of(issuer.url()), "token.malformed");
    assertClaimRefused("iss", null, "token.iss");
    assertClaimRefused("aud", "https://other.acme.test", "token.aud");
    assertClaimRefused("aud", API + "/", "token.aud");
    assertClaimRefused("aud", List.of(), "token.aud");
    assertClaimRefused("aud", List.of(API, 1), "token.malformed");
    assertClaimRefused("aud", null, "token.aud");

    claims.put("aud", List.of("https://other.acme.test", API));
    assertThat(tokens.verify(token()).subject()).isEqualTo("usr_ada");
  }

  @Test
  @DisplayName("RFC 7519 §4.1: times are held to within a minute of skew, and exp must be there")
  void times() {
    assertClaimRefused("exp", null, "token.exp");
    assertClaimRefused("exp", "never", "token.malformed");
    assertClaimRefused("exp", now() - 60, "token.expired");
    assertClaimRefused("nbf", now() + 61, "token.nbf");
    assertClaimRefused("nbf", "soon", "token.malformed");
    assertClaimRefused("iat", now() + 61, "token.iat");
    assertClaimRefused("iat", "today", "token.malformed");
    assertClaimTaken("exp", now() - 59);
    assertClaimTaken("nbf", now() + 60);
    assertClaimTaken("iat", now() + 60);
    assertClaimTaken("iat", null);

    var token = token();
    clock.advance(Duration.ofSeconds(659));
    tokens.verify(token);
    clock.advance(Duration.ofSeconds(1));
    assertReason(token, "token.expired");
  }

  @Test
  @DisplayName("RFC 9068 §2.2: a token about nobody is refused")
  void subject() {
    assertClaimRefused("sub", null, "token.sub");
    assertClaimRefused("sub", "", "token.sub");
    assertClaimRefused("sub", 7, "token.malformed");
  }

  @Test
  @DisplayName("RFC 9449 §7.1, RFC 8705 §3: a token bound to a key is not good by itself")
  void bound() {
    claims.put("cnf", Map.of("jkt", "thumb"));
    var dpop = token();
    assertReason(dpop, "token.sender_constrained");
    assertThat(tokens.verifyBound(dpop, Confirmation.ofDpopKey("thumb")).confirmation())
        .contains(Confirmation.ofDpopKey("thumb"));
    for (var other :
        List.of(Confirmation.ofDpopKey("thumB"), Confirmation.ofCertificate("thumb"))) {
      assertThatThrownBy(() -> tokens.verifyBound(dpop, other))
          .isInstanceOf(IdpException.InvalidToken.class);
    }

    claims.put("cnf", Map.of("x5t#S256", "cert"));
    var mtls = token();
    assertReason(mtls, "token.sender_constrained");
    assertThat(tokens.verifyBound(mtls, Confirmation.ofCertificate("cert")).subject())
        .isEqualTo("usr_ada");

    for (var cnf : List.of(Map.of("kid", "x"), Map.of(), Map.of("jkt", "a", "x5t#S256", "b"))) {
      claims.put("cnf", cnf);
      var odd = token();
      assertReason(odd, "token.sender_constrained");
      assertThatThrownBy(() -> tokens.verifyBound(odd, Confirmation.ofDpopKey("a")))
          .isInstanceOf(IdpException.InvalidToken.class);
    }

    claims.remove("cnf");
    var plain = token();
    assertThatThrownBy(() -> tokens.verifyBound(plain, Confirmation.ofDpopKey("thumb")))
        .isInstanceOf(IdpException.InvalidToken.class);
  }

  @Test
  @DisplayName("RFC 8725 §3.11: with foreign types ID tokens and logout tokens are still refused")
  void otherKinds() {
    for (var lenient :
        List.of(
            builder().types("JWT", "at+jwt").build(),
            builder().anyTypeDespiteTokenConfusion().build())) {
      assertThat(lenient.verify(token("JWT")).subject()).isEqualTo("usr_ada");
      for (var telling :
          Map.of(
                  "at_hash", "x",
                  "c_hash", "x",
                  "nonce", "n",
                  "typ", "ID",
                  "token_use", "id",
                  "events", Map.of())
              .entrySet()) {
        claims.put(telling.getKey(), telling.getValue());
        assertReason(lenient, token("JWT"), "token.kind");
        claims.remove(telling.getKey());
      }
      claims.putAll(Map.of("nonce", "n", "typ", "Bearer"));
      assertThat(lenient.verify(token("JWT")).subject()).isEqualTo("usr_ada");
      claims.keySet().removeAll(Set.of("nonce", "typ"));
    }
    var any = builder().anyTypeDespiteTokenConfusion().build();
    assertReason(any, token("logout+jwt"), "token.kind");
    assertThat(any.verify(token("vendor+jwt")).subject()).isEqualTo("usr_ada");
    assertReason(builder().types("JWT").build(), token("vendor+jwt"), "token.typ");
  }

  @Test
  @DisplayName("RFC 8725 §3.1: an API may take fewer algorithms, and never shared secrets by list")
  void algorithms() {
    var rsaOnly = builder().algorithms(Set.of("RS256")).build();

    assertReason(rsaOnly, token(), "token.alg_not_allowed");
    assertThatThrownBy(() -> builder().algorithms(Set.of("HS256")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hmac");
    assertThatThrownBy(() -> builder().algorithms(Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("A shared text key takes the tokens of its project, with its claims")
  void hmac() {
    var text = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    var shared = TokenVerifier.builder().hmac(text).clock(clock).build();
    var key = new OctetSequenceKey.Builder(text.getBytes(StandardCharsets.UTF_8)).build();
    claims.putAll(Map.of("email", "ada@acme.test", "role", "admin", "status", "active"));
    var good = LoopbackIssuer.sign(key, Map.of("alg", "HS256"), claims);

    var token = shared.verify(good);
    assertThat(token.claims().text("email")).contains("ada@acme.test");
    assertThat(token.claims().text("role")).contains("admin");
    assertThat(token.claims().text("status")).contains("active");
    assertReason(shared, token(), "token.alg_not_allowed");
    assertReason(
        TokenVerifier.builder().hmac(text).clock(clock).audience("proj_2").build(),
        good,
        "token.aud");
    assertReason(
        TokenVerifier.builder().hmac(text.replace('0', '1')).clock(clock).build(),
        good,
        "token.signature_invalid");
    clock.advance(Duration.ofHours(1));
    assertReason(shared, good, "token.expired");
  }

  @Test
  @DisplayName("Without metadata the keys' address is enough")
  void jwksUri() {
    var direct = builder().jwksUri(URI.create(issuer.url() + "/jwks")).build();

    assertThat(direct.verify(token()).subject()).isEqualTo("usr_ada");
    assertThat(issuer.count("/.well-known/openid-configuration")).isZero();
  }

  @Test
  @DisplayName("A provider that is away is no reason to call a token bad")
  void providerAway() {
    issuer.answerWith(503);

    assertThatThrownBy(() -> tokens.verify(token())).isInstanceOf(IdpException.Unavailable.class);
    assertThatThrownBy(() -> tokens.authorize(List.of("Bearer " + token())))
        .isInstanceOf(IdpException.Unavailable.class);
  }

  @Test
  @DisplayName("What is required and missing is named when the verifier is built")
  void missing() {
    assertThatThrownBy(() -> TokenVerifier.builder().audience(API).build())
        .hasMessageContaining("issuer");
    assertThatThrownBy(() -> TokenVerifier.builder().issuer(issuer.url()).build())
        .hasMessageContaining("audience");
    assertThatThrownBy(() -> builder().types()).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("RFC 6750 §3: a request is served, or answered with the challenge that fits")
  void authorize() {
    var header = "bearer " + token();

    assertThat(tokens.authorize(List.of(header), "projects:read"))
        .isInstanceOfSatisfying(
            Authorization.Granted.class,
            granted -> assertThat(granted.token().subject()).isEqualTo("usr_ada"));
    assertChallenge(tokens.authorize(List.of()), 401, "Bearer");
    assertChallenge(tokens.authorize(List.of("Basic YTpi")), 401, "Bearer");
    assertChallenge(
        tokens.authorize(List.of(header, header)),
        400,
        "Bearer error=\"invalid_request\", error_description=\"the Authorization header holds no"
            + " single bearer token\"");
    assertChallenge(
        tokens.authorize(List.of("Bearer x.y.z")),
        401,
        "Bearer error=\"invalid_token\", error_description=\"the token is not a signed JWT\"");
    assertChallenge(
        tokens.authorize(List.of(header), "projects:write", "admin"),
        403,
        "Bearer error=\"insufficient_scope\", error_description=\"the token has not the scope that"
            + " this takes\", scope=\"admin projects:write\"");
  }

  private static void assertChallenge(Authorization answer, int status, String header) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Authorization.Refused.class,
            refused -> {
              assertThat(refused.challenge().status()).isEqualTo(status);
              assertThat(refused.challenge().wwwAuthenticate()).isEqualTo(header);
            });
  }

  private void assertClaimRefused(String name, @Nullable Object value, String reason) {
    var before = Optional.ofNullable(claims.get(name));
    change(name, value);
    assertReason(token(), reason);
    change(name, before.orElse(null));
  }

  private void assertClaimTaken(String name, @Nullable Object value) {
    var before = Optional.ofNullable(claims.get(name));
    change(name, value);
    assertThat(tokens.verify(token()).subject()).isEqualTo("usr_ada");
    change(name, before.orElse(null));
  }

  private void change(String name, @Nullable Object value) {
    if (value == null) {
      claims.remove(name);
    } else {
      claims.put(name, value);
    }
  }

  private void assertReason(String token, String reason) {
    assertReason(tokens, token, reason);
  }

  private static void assertReason(TokenVerifier verifier, String token, String reason) {
    var refused =
        catchThrowableOfType(IdpException.InvalidToken.class, () -> verifier.verify(token));
    assertThat(refused).as(reason).isNotNull();
    assertThat(refused.reason()).isEqualTo(reason);
  }
}
