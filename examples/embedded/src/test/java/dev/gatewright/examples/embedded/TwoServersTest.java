package dev.gatewright.examples.embedded;

import static dev.gatewright.examples.embedded.Caller.WEB;
import static dev.gatewright.examples.embedded.Refusals.assertRefused;
import static dev.gatewright.examples.embedded.Refusals.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.issuer.AccessTokenPolicy.Format;
import dev.gatewright.protocol.issuer.EngineOptions.TokenForm;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Secret;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Both have the same clients, the same secrets, the same people and the same issuer id; nothing
/// but their keys and grants differ.
@DisplayName("Two embedded servers in one process")
final class TwoServersTest {

  private static void assertUnknown(Application other, Reply tokens, ErrorStyle style) {
    var access = tokens.member("access_token");
    var refresh = tokens.member("refresh_token");
    assertThat(other.introspect(WEB, access).body()).isEqualTo("{\"active\":false}");
    assertThat(other.introspect(WEB, refresh).body()).isEqualTo("{\"active\":false}");
    assertThat(other.userInfo(access).status()).isEqualTo(401);
    assertRefused(
        other.refresh(WEB, refresh),
        style,
        told(400, "invalid_grant"),
        told(400, "invalid_request"));
    assertThat(other.post("/token/revoke", WEB, "token", refresh).status()).isEqualTo(200);
  }

  private static void assertAlive(Application own, Reply tokens) {
    assertThat(own.isActive(WEB, tokens.member("access_token"))).isTrue();
    assertThat(own.userInfo(tokens.member("access_token")).status()).isEqualTo(200);
    assertThat(own.refresh(WEB, tokens.member("refresh_token")).status()).isEqualTo(200);
  }

  @InBothStyles
  @DisplayName("RFC 9068 §4: what one issued means nothing to the other, and goes on at the first")
  void tokens(ErrorStyle style) {
    try (var first = Application.started(style);
        var second = Application.started(style)) {
      var tokens = first.logIn(WEB, "openid");

      assertUnknown(second, tokens, style);
      assertAlive(first, tokens);
    }
  }

  @InBothStyles
  @DisplayName(
      "The same where both have the same URL too, as after a restart, and only keys differ")
  void sameUrl(ErrorStyle style) {
    var first = Application.started(style);
    var tokens = first.logIn(WEB, "openid");
    var code = first.authorize(WEB).code();
    first.close();
    var port = URI.create(first.issuer()).getPort();
    try (var second = Application.setup().errors(style).port(port).start()) {
      assertThat(second.issuer()).isEqualTo(first.issuer());
      assertUnknown(second, tokens, style);
      assertRefused(
          second.redeem(WEB, code),
          style,
          told(400, "invalid_grant"),
          told(400, "invalid_request"));
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §10.5: a code of one is worth nothing at the other")
  void codes(ErrorStyle style) {
    try (var first = Application.started(style);
        var second = Application.started(style)) {
      var code = first.authorize(WEB).code();
      assertRefused(
          second.redeem(WEB, code),
          style,
          told(400, "invalid_grant"),
          told(400, "invalid_request"));
      assertThat(first.redeem(WEB, code).status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName(
      "RFC 7515 §10: the same holds for opaque access tokens, and codes and refresh tokens as JWTs")
  void otherForms() {
    try (var first = otherForms(Application.setup());
        var second = otherForms(Application.setup())) {
      var code = first.authorize(WEB, "scope", "openid").code();
      assertThat(second.redeem(WEB, code).member("error")).isEqualTo("invalid_grant");
      var tokens = first.redeem(WEB, code);
      assertThat(tokens.member("access_token")).doesNotContain(".");

      assertUnknown(second, tokens, ErrorStyle.RFC);
      assertAlive(first, tokens);
    }
  }

  private static Application otherForms(Application.Setup setup) {
    var app =
        setup
            .engineOptions(
                options -> options.authorizationCodes(TokenForm.JWT).refreshTokens(TokenForm.JWT))
            .start();
    app.register(
        Client.confidential("web", new Secret(Registrations.WEB_SECRET))
            .redirectUris(WEB.callback())
            .grants(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN)
            .scopes("openid")
            .accessToken(AccessTokenPolicy.builder().format(new Format.Opaque()).build()));
    return app;
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: an ID token of one is no hint to the other")
  void hints() {
    try (var first = Application.started();
        var second = Application.started()) {
      var hint = first.logIn(WEB, "openid").member("id_token");
      assertThat(second.authorize(WEB, "id_token_hint", hint).query())
          .containsEntry("error", "invalid_request");
      assertThat(first.authorize(WEB, "id_token_hint", hint).query()).containsKey("code");
    }
  }

  @Test
  @DisplayName("A login at one is none at the other, although browsers send its cookie to both")
  void logins() {
    try (var first = Application.setup().asking().start();
        var second = Application.setup().asking().start()) {
      var visitor = new Visitor(first);
      var address = first.authorize(WEB).location().toString();
      visitor.follow(visitor.logIn(address, visitor.open(address), "ada", "correct horse battery"));
      var request = address.replaceFirst("/login", "/authorize");
      assertThat(visitor.open(request).query()).containsKey("code");

      var atTheOther = new Visitor(second);
      atTheOther.cookies().putAll(visitor.cookies());
      assertThat(atTheOther.open(request).location().toString()).startsWith("/login?");
    }
  }
}
