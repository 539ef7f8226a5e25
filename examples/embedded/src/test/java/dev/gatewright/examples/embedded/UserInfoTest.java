package dev.gatewright.examples.embedded;

import static dev.gatewright.examples.embedded.Caller.NOBODY;
import static dev.gatewright.examples.embedded.Caller.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.ErrorStyle;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The UserInfo endpoint")
final class UserInfoTest {

  private static void assertChallenged(Reply reply, ErrorStyle style, int status, String error) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("WWW-Authenticate").orElse(""))
        .startsWith("Bearer error=\"" + error + "\"");
    assertThat(reply.member("error")).isEqualTo(error);
    assertThat(reply.json().has("status")).isEqualTo(style == ErrorStyle.TS_OAUTH2_SERVER);
  }

  @Test
  @DisplayName("OpenID Connect Core §5.4: what the scopes of the token say, as JSON nobody keeps")
  void claims() {
    try (var app = Application.started()) {
      var all = app.userInfo(app.logIn(WEB, "openid profile email").member("access_token"));
      assertThat(all.member("sub")).isEqualTo(People.ADA.value());
      assertThat(all.member("name")).isEqualTo("Ada Lovelace");
      assertThat(all.member("email")).isEqualTo("ada@example.com");
      assertThat(all.json().path("email_verified").asBoolean()).isTrue();
      assertThat(all.header("Content-Type")).contains("application/json; charset=utf-8");
      assertThat(all.header("Cache-Control")).contains("no-store");

      var least = app.userInfo(app.logIn(WEB, "openid").member("access_token"));
      assertThat(least.body()).isEqualTo("{\"sub\":\"" + People.ADA.value() + "\"}");
    }
  }

  @Test
  @DisplayName("RFC 6750 §2.2, §2.3: the token may come in a form, never in the query")
  void where() {
    try (var app = Application.started()) {
      var token = app.logIn(WEB, "openid").member("access_token");
      assertThat(app.post("/userinfo", NOBODY, "access_token", token).status()).isEqualTo(200);

      var inQuery = app.get("/userinfo?access_token=" + token);
      assertThat(inQuery.status()).isEqualTo(401);
      assertThat(inQuery.header("WWW-Authenticate")).contains("Bearer");
    }
  }

  @InBothStyles
  @DisplayName("RFC 6750 §3: codes and challenge are those of bearer tokens in either style")
  void refused(ErrorStyle style) {
    try (var app = Application.started(style)) {
      assertThat(app.get("/userinfo").status()).isEqualTo(401);
      assertChallenged(app.userInfo("made-up"), style, 401, "invalid_token");

      var revoked = app.logIn(WEB, "openid").member("access_token");
      app.post("/token/revoke", WEB, "token", revoked);
      assertChallenged(app.userInfo(revoked), style, 401, "invalid_token");

      var expired = app.logIn(WEB, "openid").member("access_token");
      app.clock().advance(Duration.ofHours(1));
      assertChallenged(app.userInfo(expired), style, 401, "invalid_token");
    }
  }

  @InBothStyles
  @DisplayName("RFC 6750 §3.1: a token without scope openid, or without a person, is too little")
  void tooLittle(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var noOpenId = app.logIn(WEB, "contacts.read").member("access_token");
      assertChallenged(app.userInfo(noOpenId), style, 403, "insufficient_scope");

      var noPerson = app.token(WEB, "grant_type", "client_credentials").member("access_token");
      assertChallenged(app.userInfo(noPerson), style, 403, "insufficient_scope");
    }
  }

  @Test
  @DisplayName("OpenID Connect Core §5.3.2: an ID token or a refresh token is no access token")
  void otherTokens() {
    try (var app = Application.started()) {
      var tokens = app.logIn(WEB, "openid");
      assertChallenged(
          app.userInfo(tokens.member("id_token")), ErrorStyle.RFC, 401, "invalid_token");
      assertChallenged(
          app.userInfo(tokens.member("refresh_token")), ErrorStyle.RFC, 401, "invalid_token");
    }
  }
}
