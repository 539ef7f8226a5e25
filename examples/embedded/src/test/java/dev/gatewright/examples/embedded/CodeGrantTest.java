package dev.gatewright.examples.embedded;

import static dev.gatewright.examples.embedded.Caller.BROWSER;
import static dev.gatewright.examples.embedded.Caller.WEB;
import static dev.gatewright.examples.embedded.Refusals.assertRefused;
import static dev.gatewright.examples.embedded.Refusals.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.issuer.EngineOptions.TokenForm;
import dev.gatewright.protocol.oauth.ErrorStyle;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The authorization code grant")
final class CodeGrantTest {
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  @Test
  @DisplayName("RFC 6749 §5.1: tokens come as JSON that nobody keeps")
  void answer() {
    try (var app = Application.started()) {
      var tokens = app.logIn(BROWSER, "contacts.read");

      assertThat(tokens.json().propertyNames())
          .containsExactlyInAnyOrder(
              "access_token", "token_type", "expires_in", "refresh_token", "scope");
      assertThat(tokens.member("token_type")).isEqualTo("Bearer");
      assertThat(tokens.member("scope")).isEqualTo("contacts.read");
      assertThat(tokens.header("Content-Type")).contains("application/json; charset=utf-8");
      assertThat(tokens.header("Cache-Control")).contains("no-store");
      assertThat(tokens.header("Pragma")).contains("no-cache");
    }
  }

  @Test
  @DisplayName("RFC 6749 §5.1: expires_in is the whole life, never a second less as in the library")
  void expiresIn() {
    try (var app = Application.started()) {
      assertThat(app.logIn(BROWSER, "contacts.read").json().path("expires_in").asInt())
          .isEqualTo(3600);
    }
  }

  @Test
  @DisplayName(
      "OpenID Connect Core §3.1.3.3: scope openid brings an ID token; the library wants oidc options"
          + " for it")
  void idToken() {
    try (var app = Application.started()) {
      var code = app.authorize(WEB, "scope", "openid", "nonce", "n-1").code();
      var claims = Jwts.claims(app.redeem(WEB, code).member("id_token"));

      assertThat(claims.path("iss").asString()).isEqualTo(app.issuer());
      assertThat(claims.path("sub").asString()).isEqualTo(People.ADA.value());
      assertThat(claims.path("aud").asString()).isEqualTo("web");
      assertThat(claims.path("nonce").asString()).isEqualTo("n-1");
      assertThat(claims.has("auth_time")).isTrue();
      assertThat(claims.has("at_hash")).isTrue();
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §4.1.2: a code works once; its second use ends what the first one gave")
  void once(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var code = app.authorize(WEB).code();
      var first = app.redeem(WEB, code);
      assertThat(app.isActive(WEB, first.member("access_token"))).isTrue();

      assertRefused(
          app.redeem(WEB, code), style, told(400, "invalid_grant"), told(400, "invalid_request"));

      assertThat(app.isActive(WEB, first.member("access_token"))).isFalse();
      assertThat(app.refresh(WEB, first.member("refresh_token")).status()).isEqualTo(400);
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §5.2: a code that we did not issue is refused")
  void unknown(ErrorStyle style) {
    try (var app = Application.started(style)) {
      for (var code : new String[] {"made-up", app.authorize(WEB).code() + "x", "a.b.c"}) {
        assertRefused(
            app.redeem(WEB, code), style, told(400, "invalid_grant"), told(400, "invalid_request"));
      }
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §5.2: a code of another client is refused, and works for its own")
  void foreign(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var code = app.authorize(WEB).code();
      assertRefused(
          app.redeem(BROWSER, code, "redirect_uri", WEB.callback()),
          style,
          told(400, "invalid_grant"),
          told(400, "invalid_request"));
      assertThat(app.redeem(WEB, code).status()).isEqualTo(200);
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §4.1.3: a request without code is invalid")
  void missing(ErrorStyle style) {
    try (var app = Application.started(style)) {
      assertRefused(app.redeem(WEB, ""), style, told(400, "invalid_request"));
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §4.1.2: a code lives 60 seconds, not the library's ten minutes")
  void lifetime(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var inTime = app.authorize(WEB).code();
      app.clock().advance(Duration.ofSeconds(59));
      assertThat(app.redeem(WEB, inTime).status()).isEqualTo(200);

      var late = app.authorize(WEB).code();
      app.clock().advance(Duration.ofSeconds(60));
      assertRefused(
          app.redeem(WEB, late), style, told(400, "invalid_grant"), told(400, "invalid_request"));
    }
  }

  @Test
  @DisplayName("authorizationCodeLifetime: the library's ten minutes can be had, and no more")
  void longerLifetime() {
    var tenMinutes = Duration.ofMinutes(10);
    var setup = Application.setup();
    try (var app =
        setup.engineOptions(options -> options.authorizationCodeLifetime(tenMinutes)).start()) {
      var inTime = app.authorize(WEB).code();
      app.clock().advance(tenMinutes.minus(A_SECOND));
      assertThat(app.redeem(WEB, inTime).status()).isEqualTo(200);

      var late = app.authorize(WEB).code();
      app.clock().advance(tenMinutes);
      assertThat(app.redeem(WEB, late).status()).isEqualTo(400);
    }
    var tooLong = EngineOptions.builder().authorizationCodeLifetime(tenMinutes.plus(A_SECOND));
    assertThatThrownBy(tooLong::build).isInstanceOf(IllegalArgumentException.class);
  }

  @InBothStyles
  @DisplayName(
      "RFC 6749 §4.1.3: the redirect URI is that of the authorization request; to the library another"
          + " one is an invalid request")
  void redirectUri(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var code = app.authorize(WEB).code();
      for (var other : new String[] {"", WEB.callback() + "/", BROWSER.callback()}) {
        assertRefused(
            app.redeem(WEB, code, "redirect_uri", other),
            style,
            told(400, "invalid_grant"),
            told(400, "invalid_request"));
      }
      assertThat(app.redeem(WEB, code).status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName(
      "RFC 6749 §4.1.3: a redirect URI that was not sent need not be sent now, which the library wants;"
          + " if it is, it must be the registered one")
  void redirectUriLeftOut() {
    try (var app = Application.started()) {
      var without = app.authorize(WEB, "redirect_uri", "").code();
      assertThat(app.redeem(WEB, without, "redirect_uri", "").status()).isEqualTo(200);
      var with = app.authorize(WEB, "redirect_uri", "").code();
      assertThat(app.redeem(WEB, with).status()).isEqualTo(200);
      var other = app.authorize(WEB, "redirect_uri", "").code();
      assertThat(app.redeem(WEB, other, "redirect_uri", BROWSER.callback()).member("error"))
          .isEqualTo("invalid_grant");
    }
  }

  @Test
  @DisplayName("authorizationCodes: opaque by default, where the library's are JWTs")
  void opaqueCode() {
    try (var app = Application.started()) {
      assertThat(app.authorize(WEB).code()).doesNotContain(".");
    }
  }

  @Test
  @DisplayName(
      "authorizationCodes(JWT): the client can read its code, which works once all the same")
  void jwtCode() {
    var setup = Application.setup();
    try (var app =
        setup.engineOptions(options -> options.authorizationCodes(TokenForm.JWT)).start()) {
      var code = app.authorize(WEB).code();
      var claims = Jwts.claims(code);

      assertThat(claims.path("client_id").asString()).isEqualTo("web");
      assertThat(claims.path("redirect_uri").asString()).isEqualTo(WEB.callback());
      assertThat(claims.path("user_id").asString()).isEqualTo(People.ADA.value());
      assertThat(claims.path("scope").asString()).isEqualTo("contacts.read");
      assertThat(claims.path("expire_time").asLong())
          .isEqualTo(app.clock().instant().plusSeconds(60).getEpochSecond());
      assertThat(claims.has("auth_code_id")).isTrue();
      assertThat(app.redeem(WEB, code).status()).isEqualTo(200);
      assertThat(app.redeem(WEB, code).status()).isEqualTo(400);
    }
  }
}
