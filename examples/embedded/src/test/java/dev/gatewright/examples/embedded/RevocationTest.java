package dev.gatewright.examples.embedded;

import static dev.gatewright.examples.embedded.Caller.BROWSER;
import static dev.gatewright.examples.embedded.Caller.NOBODY;
import static dev.gatewright.examples.embedded.Caller.WEB;
import static dev.gatewright.examples.embedded.Refusals.assertRefused;
import static dev.gatewright.examples.embedded.Refusals.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.ErrorStyle;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The revocation endpoint")
final class RevocationTest {

  private static Reply revoke(Application app, Caller caller, String token) {
    return app.post("/token/revoke", caller, "token", token);
  }

  @InBothStyles
  @DisplayName("RFC 7009 §2.2: done is 200 without content; the library's own answer is {}")
  void answer(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var done = revoke(app, WEB, app.logIn(WEB, "contacts.read").member("access_token"));

      assertThat(done.status()).isEqualTo(200);
      assertThat(done.body()).isEqualTo(style == ErrorStyle.RFC ? "" : "{}");
      assertThat(done.header("Cache-Control")).contains("no-store");
      assertThat(done.header("Pragma")).contains("no-cache");
      assertThat(done.header("Content-Type"))
          .as("some clients parse whatever is called JSON")
          .isEqualTo(
              style == ErrorStyle.RFC
                  ? Optional.empty()
                  : Optional.of("application/json; charset=utf-8"));
    }
  }

  @Test
  @DisplayName("RFC 7009 §2.1: an access token ends alone, a refresh token with its whole grant")
  void ends() {
    try (var app = Application.started()) {
      var tokens = app.logIn(WEB, "contacts.read");
      revoke(app, WEB, tokens.member("access_token"));
      assertThat(app.isActive(WEB, tokens.member("access_token"))).isFalse();
      var renewed = app.refresh(WEB, tokens.member("refresh_token"));
      assertThat(app.isActive(WEB, renewed.member("access_token"))).isTrue();

      revoke(app, WEB, renewed.member("refresh_token"));
      assertThat(app.isActive(WEB, renewed.member("access_token"))).isFalse();
      assertThat(app.refresh(WEB, renewed.member("refresh_token")).member("error"))
          .isEqualTo("invalid_grant");
    }
  }

  @InBothStyles
  @DisplayName(
      "RFC 7009 §2.2: a token that is unknown, expired or revoked is as good as revoked, whatever the"
          + " hint")
  void unknown(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var token = app.logIn(WEB, "contacts.read").member("refresh_token");
      for (var hint : new String[] {"access_token", "refresh_token", "nonsense"}) {
        assertThat(
                app.post("/token/revoke", WEB, "token", "made-up", "token_type_hint", hint)
                    .status())
            .isEqualTo(200);
        assertThat(app.post("/token/revoke", WEB, "token", token, "token_type_hint", hint).status())
            .isEqualTo(200);
        assertThat(app.isActive(WEB, token)).isFalse();
      }
    }
  }

  @Test
  @DisplayName(
      "RFC 7009 §2: tokens are what can be revoked, and a code is none; the library takes codes by"
          + " token_type_hint=auth_code")
  void code() {
    try (var app = Application.started()) {
      var code = app.authorize(WEB).code();
      assertThat(
              app.post("/token/revoke", WEB, "token", code, "token_type_hint", "auth_code")
                  .status())
          .isEqualTo(200);
      assertThat(app.redeem(WEB, code).status()).isEqualTo(200);
    }
  }

  @InBothStyles
  @DisplayName(
      "RFC 7009 §2.1: another client's token is refused and goes on; the library says 200 to it")
  void foreign(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var tokens = app.logIn(WEB, "contacts.read");
      assertRefused(
          revoke(app, BROWSER, tokens.member("refresh_token")), style, told(400, "invalid_grant"));
      assertThat(app.isActive(WEB, tokens.member("access_token"))).isTrue();
    }
  }

  @InBothStyles
  @DisplayName("RFC 7009 §2.1: authenticateRevoke, the default: whoever revokes says who it is")
  void authenticated(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var token = app.logIn(WEB, "contacts.read").member("refresh_token");
      assertRefused(
          revoke(app, NOBODY, token),
          style,
          told(401, "invalid_client"),
          told(400, "invalid_request"));
      assertRefused(
          app.post("/token/revoke", NOBODY, "token", token, "client_id", "web"),
          style,
          told(401, "invalid_client"));
      assertThat(app.isActive(WEB, token)).isTrue();

      var own = app.logIn(BROWSER, "contacts.read").member("refresh_token");
      assertThat(revoke(app, BROWSER, own).status())
          .as("a client without a secret may, with its own")
          .isEqualTo(200);
    }
  }

  @InBothStyles
  @DisplayName("authenticateRevoke(false): whoever holds a token may end it")
  void anybody(ErrorStyle style) {
    var setup = Application.setup().errors(style);
    try (var app = setup.engineOptions(options -> options.authenticateRevoke(false)).start()) {
      var token = app.logIn(WEB, "contacts.read").member("refresh_token");
      assertThat(revoke(app, NOBODY, "made-up").status()).isEqualTo(200);
      assertThat(app.isActive(WEB, token)).isTrue();
      assertThat(revoke(app, NOBODY, token).status()).isEqualTo(200);
      assertThat(app.isActive(WEB, token)).isFalse();
    }
  }

  @InBothStyles
  @DisplayName("RFC 7009 §2.1: a request without token is invalid")
  void missing(ErrorStyle style) {
    try (var app = Application.started(style)) {
      assertRefused(app.post("/token/revoke", WEB), style, told(400, "invalid_request"));
    }
  }
}
