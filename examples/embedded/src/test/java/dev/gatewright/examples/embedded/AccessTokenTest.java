package dev.gatewright.examples.embedded;

import static dev.gatewright.examples.embedded.Caller.WEB;
import static dev.gatewright.examples.embedded.Refusals.assertRefused;
import static dev.gatewright.examples.embedded.Refusals.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.issuer.AccessTokenPolicy.Format;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.issuer.EngineOptions.ClientClaim;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Access tokens")
final class AccessTokenTest {

  private static JsonNode claimsOf(Application app) {
    return Jwts.claims(app.logIn(WEB, "contacts.read").member("access_token"));
  }

  private static JsonNode claimsOf(Application.Setup setup) {
    try (var app = setup.start()) {
      return claimsOf(app);
    }
  }

  @Test
  @DisplayName("RFC 9068 §2: JWTs that say who issued them, to whom, for whom and for what")
  void claims() {
    try (var app = Application.started()) {
      var token = app.logIn(WEB, "contacts.read").member("access_token");
      var claims = Jwts.claims(token);
      var now = app.clock().instant();

      assertThat(Jwts.header(token).path("typ").asString()).isEqualTo("at+jwt");
      assertThat(claims.path("iss").asString())
          .as("the library writes none unless told its issuer; here there is always one")
          .isEqualTo(app.issuer());
      assertThat(claims.path("sub").asString()).isEqualTo(People.ADA.value());
      assertThat(claims.path("aud").asString())
          .as("RFC 9068 §2.2 wants one; the library writes one only when asked")
          .isEqualTo("web");
      assertThat(claims.path("client_id").asString()).isEqualTo("web");
      assertThat(claims.path("scope").asString()).isEqualTo("contacts.read");
      assertThat(claims.path("iat").asLong()).isEqualTo(now.getEpochSecond());
      assertThat(claims.path("exp").asLong()).isEqualTo(now.plusSeconds(3600).getEpochSecond());
      assertThat(claims.path("jti").asString()).hasSizeGreaterThan(16);
    }
  }

  @Test
  @DisplayName("RFC 7517 §5: signed with a key of the key set, ES256 where the library has HS256")
  void signature() throws Exception {
    try (var app = Application.started()) {
      var jwt = SignedJWT.parse(app.logIn(WEB, "contacts.read").member("access_token"));
      assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("ES256");

      var key =
          JWKSet.parse(app.get("/jwks").body()).getKeyByKeyId(jwt.getHeader().getKeyID()).toECKey();
      assertThat(key.isPrivate()).isFalse();
      assertThat(jwt.verify(new ECDSAVerifier(key))).isTrue();
    }
  }

  @Test
  @DisplayName("clientClaim: no cid by default; the library's cid is the id or, before, the name")
  void cid() {
    assertThat(claimsOf(Application.setup()).has("cid")).isFalse();
    var id =
        claimsOf(
            Application.setup()
                .engineOptions(options -> options.clientClaim(ClientClaim.CID_IS_ID)));
    assertThat(id.path("cid").asString()).isEqualTo("web");
    var name =
        claimsOf(
            Application.setup()
                .engineOptions(options -> options.clientClaim(ClientClaim.CID_IS_NAME)));
    assertThat(name.path("cid").asString()).isEqualTo("Web application");
  }

  @Test
  @DisplayName("RFC 7519 §4.1.5: notBeforeLeeway: no nbf by default; the library's is iat less it")
  void notBefore() {
    assertThat(claimsOf(Application.setup()).has("nbf")).isFalse();
    for (var leeway : List.of(Duration.ZERO, Duration.ofMinutes(2))) {
      var claims =
          claimsOf(Application.setup().engineOptions(options -> options.notBeforeLeeway(leeway)));
      assertThat(claims.path("nbf").asLong())
          .isEqualTo(claims.path("iat").asLong() - leeway.toSeconds());
    }
    var negative = EngineOptions.builder().notBeforeLeeway(Duration.ofSeconds(-1));
    assertThatThrownBy(negative::build).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("scopeDelimiter: a space by default; another one in requests, answers and tokens")
  void scopeDelimiter() {
    var setup = Application.setup();
    try (var app = setup.engineOptions(options -> options.scopeDelimiter(",")).start()) {
      var tokens = app.logIn(WEB, "contacts.read,contacts.write");
      assertThat(tokens.member("scope")).isEqualTo("contacts.read,contacts.write");
      assertThat(Jwts.claims(tokens.member("access_token")).path("scope").asString())
          .isEqualTo("contacts.read,contacts.write");
      assertThat(app.introspect(WEB, tokens.member("access_token")).member("scope"))
          .isEqualTo("contacts.read,contacts.write");
    }
    var letter = EngineOptions.builder().scopeDelimiter("a");
    assertThatThrownBy(letter::build).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("RFC 7519 §4.3: claims of the host's own, which replace none of the protocol's")
  void extraClaims() {
    var claims =
        claimsOf(
            Application.setup()
                .engine(engine ->
                    engine.extraClaims(context ->
                        Map.of("team", "blue", "sub", "mallory", "exp", 1, "scope", "all"))));

    assertThat(claims.path("team").asString()).isEqualTo("blue");
    assertThat(claims.path("sub").asString()).isEqualTo(People.ADA.value());
    assertThat(claims.path("scope").asString()).isEqualTo("contacts.read");
    assertThat(claims.path("exp").asLong()).isGreaterThan(1);
  }

  @Test
  @DisplayName("RFC 6749 §3.3: the host has the last word about scopes, and can only take away")
  void scopePolicy() {
    var setup = Application.setup();
    try (var app =
        setup
            .engine(engine ->
                engine.scopePolicy((issuer, client, type, subject, scope) ->
                    Scope.of("contacts.read", "contacts.admin")))
            .start()) {
      var tokens = app.logIn(WEB, "contacts.read contacts.write");
      assertThat(tokens.member("scope")).isEqualTo("contacts.read");
    }
  }

  @Test
  @DisplayName("RFC 6749 §1.4: a client may have opaque tokens, about which introspection tells")
  void opaque() {
    try (var app = Application.started()) {
      app.register(
          Client.confidential("web", new Secret(Registrations.WEB_SECRET))
              .redirectUris(WEB.callback())
              .grants(GrantType.AUTHORIZATION_CODE)
              .scopes("contacts.read")
              .accessToken(AccessTokenPolicy.builder().format(new Format.Opaque()).build()));
      var token = app.logIn(WEB, "contacts.read").member("access_token");

      assertThat(token).doesNotContain(".");
      assertThat(app.introspect(WEB, token).member("username")).isEqualTo("ada");
    }
  }

  @InBothStyles
  @DisplayName("RFC 8707 §2: aud is a resource of the issuer; one that it does not know is refused")
  void audience(ErrorStyle style) {
    try (var app = Application.started(style)) {
      assertRefused(
          app.token(
              WEB, "grant_type", "client_credentials", "resource", "https://api.example/unknown"),
          style,
          told(400, "invalid_target"));
      var asked =
          app.token(WEB, "grant_type", "client_credentials", "audience", "https://api.example/");
      assertThat(Jwts.claims(asked.member("access_token")).path("aud").asString())
          .as("the library copies whatever a client calls its audience")
          .isEqualTo("web");
    }
  }

  @Test
  @DisplayName("RFC 9068 §4: a client that trusts another algorithm gets it")
  void algorithm() {
    try (var app = Application.started()) {
      app.register(
          Client.confidential("web", new Secret(Registrations.WEB_SECRET))
              .redirectUris(WEB.callback())
              .grants(GrantType.AUTHORIZATION_CODE)
              .scopes("contacts.read")
              .accessToken(
                  AccessTokenPolicy.builder()
                      .format(new Format.SignedJwt(Algorithm.RS256))
                      .lifetime(Duration.ofMinutes(5))
                      .audience(List.of("https://api.example/"))
                      .claims(List.of("email"))
                      .typ("JWT")
                      .build()));
      var tokens = app.logIn(WEB, "contacts.read");
      var token = tokens.member("access_token");

      assertThat(tokens.member("expires_in")).isEqualTo("300");
      assertThat(Jwts.header(token).path("alg").asString()).isEqualTo("RS256");
      assertThat(Jwts.header(token).path("typ").asString()).isEqualTo("JWT");
      assertThat(Jwts.claims(token).path("aud").asString()).isEqualTo("https://api.example/");
      assertThat(Jwts.claims(token).path("email").asString()).isEqualTo("ada@example.com");
    }
  }
}
