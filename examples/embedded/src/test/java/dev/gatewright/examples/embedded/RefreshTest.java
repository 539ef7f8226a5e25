package dev.gatewright.examples.embedded;

import static dev.gatewright.examples.embedded.Caller.BROWSER;
import static dev.gatewright.examples.embedded.Caller.WEB;
import static dev.gatewright.examples.embedded.Refusals.assertRefused;
import static dev.gatewright.examples.embedded.Refusals.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.issuer.EngineOptions.TokenForm;
import dev.gatewright.protocol.oauth.ErrorStyle;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The refresh token grant")
final class RefreshTest {
  private static final Duration LONGER_THAN_GRACE = Duration.ofSeconds(61);

  @Test
  @DisplayName(
      "RFC 6749 §6: new tokens without the user, and without offline_access ever asked for")
  void renews() {
    try (var app = Application.started()) {
      var first = app.logIn(WEB, "contacts.read contacts.write");
      app.clock().advance(Duration.ofHours(2));
      assertThat(app.isActive(WEB, first.member("access_token"))).isFalse();

      var second = app.refresh(WEB, first.member("refresh_token"));

      assertThat(second.status()).isEqualTo(200);
      assertThat(second.member("scope")).isEqualTo("contacts.read contacts.write");
      assertThat(second.json().path("expires_in").asInt()).isEqualTo(3600);
      assertThat(second.member("refresh_token")).isNotEqualTo(first.member("refresh_token"));
      assertThat(app.isActive(WEB, second.member("access_token"))).isTrue();
    }
  }

  @InBothStyles
  @DisplayName(
      "RFC 9700 §4.14.2: a refresh token works once; whoever brings it again later ends the grant")
  void once(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var first = app.logIn(WEB, "contacts.read").member("refresh_token");
      var second = app.refresh(WEB, first);
      app.clock().advance(LONGER_THAN_GRACE);

      assertRefused(
          app.refresh(WEB, first), style, told(400, "invalid_grant"), told(400, "invalid_request"));

      assertRefused(
          app.refresh(WEB, second.member("refresh_token")),
          style,
          told(400, "invalid_grant"),
          told(400, "invalid_request"));
      assertThat(app.isActive(WEB, second.member("access_token"))).isFalse();
    }
  }

  @Test
  @DisplayName(
      "A client that lost the answer gets the same successor within the grace, where the library"
          + " refuses it")
  void grace() {
    try (var app = Application.started()) {
      var first = app.logIn(WEB, "contacts.read").member("refresh_token");
      var second = app.refresh(WEB, first).member("refresh_token");
      app.clock().advance(Duration.ofSeconds(60));

      assertThat(app.refresh(WEB, first).member("refresh_token")).isEqualTo(second);
      assertThat(app.refresh(WEB, second).status()).isEqualTo(200);
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §5.2: a refresh token that we did not issue, or to another, is refused")
  void unknown(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var ofWeb = app.logIn(WEB, "contacts.read").member("refresh_token");
      for (var token : new String[] {"made-up", ofWeb + "x", ofWeb}) {
        assertRefused(
            app.refresh(BROWSER, token),
            style,
            told(400, "invalid_grant"),
            told(400, "invalid_request"));
      }
      assertThat(app.refresh(WEB, ofWeb).status()).isEqualTo(200);
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §6: a request without refresh_token is invalid")
  void missing(ErrorStyle style) {
    try (var app = Application.started(style)) {
      assertRefused(app.refresh(WEB, ""), style, told(400, "invalid_request"));
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §6: a refresh token that has expired is refused")
  void expired(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var token = app.logIn(WEB, "contacts.read").member("refresh_token");
      app.clock().advance(Duration.ofDays(30));
      assertRefused(
          app.refresh(WEB, token), style, told(400, "invalid_grant"), told(400, "invalid_request"));
    }
  }

  @InBothStyles
  @DisplayName(
      "RFC 6749 §6: the scope may be narrower, and is whole again next time; a wider one is refused")
  void scope(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var first = app.logIn(WEB, "contacts.read profile").member("refresh_token");
      var narrow = app.refresh(WEB, first, "scope", "profile");
      assertThat(narrow.member("scope")).isEqualTo("profile");
      var token = narrow.member("refresh_token");

      assertRefused(
          app.refresh(WEB, token, "scope", "contacts.read contacts.write"),
          style,
          told(400, "invalid_scope"),
          told(400, "invalid_scope"));

      assertThat(app.refresh(WEB, token).member("scope")).isEqualTo("contacts.read profile");
    }
  }

  @Test
  @DisplayName("refreshTokens: opaque by default, where the library's are JWTs")
  void opaque() {
    try (var app = Application.started()) {
      assertThat(app.logIn(WEB, "contacts.read").member("refresh_token")).doesNotContain(".");
    }
  }

  @Test
  @DisplayName("refreshTokens(JWT): the client can read its token, which works once all the same")
  void jwt() {
    var setup = Application.setup();
    try (var app = setup.engineOptions(options -> options.refreshTokens(TokenForm.JWT)).start()) {
      var tokens = app.logIn(WEB, "contacts.read");
      var token = tokens.member("refresh_token");
      var claims = Jwts.claims(token);

      assertThat(claims.path("client_id").asString()).isEqualTo("web");
      assertThat(claims.path("user_id").asString()).isEqualTo(People.ADA.value());
      assertThat(claims.path("scope").asString()).isEqualTo("contacts.read");
      assertThat(claims.path("access_token_id").asString())
          .isEqualTo(Jwts.claims(tokens.member("access_token")).path("jti").asString());
      assertThat(claims.has("refresh_token_id")).isTrue();
      assertThat(claims.path("expire_time").asLong())
          .isEqualTo(app.clock().instant().plus(Duration.ofDays(30)).getEpochSecond());

      assertThat(app.refresh(WEB, token).status()).isEqualTo(200);
      app.clock().advance(LONGER_THAN_GRACE);
      assertThat(app.refresh(WEB, token).status()).isEqualTo(400);
    }
  }
}
