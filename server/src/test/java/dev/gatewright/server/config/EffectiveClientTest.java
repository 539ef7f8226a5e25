package dev.gatewright.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.config.ClientSettings.Algorithm;
import dev.gatewright.server.config.ClientSettings.ErrorStyle;
import dev.gatewright.server.config.ClientSettings.GrantType;
import dev.gatewright.server.config.ClientSettings.IdTokenIssue;
import dev.gatewright.server.config.ClientSettings.LogoutWithoutHint;
import dev.gatewright.server.config.ClientSettings.Pkce;
import dev.gatewright.server.config.ClientSettings.RefreshIssue;
import dev.gatewright.server.config.ClientSettings.RefreshRotation;
import dev.gatewright.server.config.ClientSettings.TokenEndpointAuth;
import dev.gatewright.server.config.ClientSettings.TokenFormat;
import dev.gatewright.server.config.ClientSettings.UserInfoContent;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EffectiveClientTest {
  private static final URI ISSUER = URI.create("http://localhost:8080/acme");
  private static final String SECRET = "secret: { generate: true }";
  private static final String CALLBACK = "redirect_uris: [\"https://a.test/cb\"]";

  @Test
  @DisplayName("with nothing said, a client has the strict built-in defaults")
  void builtIn() {
    var client = client("", SECRET, CALLBACK);

    assertThat(client.pkce()).isEqualTo(Pkce.REQUIRED);
    assertThat(client.refresh().issue()).isEqualTo(RefreshIssue.OFFLINE_ACCESS);
    assertThat(client.refresh().rotation()).isEqualTo(RefreshRotation.ROTATE);
    assertThat(client.refresh().grace()).isEqualTo(Duration.ofSeconds(60));
    assertThat(client.accessToken().alg()).isEqualTo(Algorithm.ES256);
    assertThat(client.accessToken().typ()).isEqualTo("at+jwt");
    assertThat(client.idToken().alg()).isEqualTo(Algorithm.RS256);
    assertThat(client.audience(ISSUER)).containsExactly("http://localhost:8080/acme");
    assertThat(client.firstParty()).isFalse();
    assertThat(client.revokeWithoutAuthentication()).isFalse();
    assertThat(client.isPublic()).isFalse();
  }

  @Test
  @DisplayName("the type of a client decides how it authenticates and what it may do")
  void types() {
    var spa = client("", "type: spa", CALLBACK);
    var machine = client("", "type: machine", SECRET);

    assertThat(spa.tokenEndpointAuth()).containsExactly(TokenEndpointAuth.NONE);
    assertThat(spa.refresh().grace()).isEqualTo(Duration.ofSeconds(10));
    assertThat(machine.grants()).containsExactly(GrantType.CLIENT_CREDENTIALS);
    assertThat(machine.scopes()).isEmpty();
  }

  @Test
  @DisplayName("client_defaults lie over built-in defaults, compat over them, the client on top")
  void precedence() {
    var defaults = "access_token: { lifetime: 7m, typ: JWT }, sso: false, refresh_lifetime: 1d";

    var plain = client(defaults, SECRET, CALLBACK);
    var compat = client(defaults, SECRET, CALLBACK, "compat: authpi");
    var own =
        client(defaults, SECRET, CALLBACK, "compat: authpi", "access_token: { lifetime: 9m }");

    assertThat(plain.accessToken().lifetime()).isEqualTo(Duration.ofMinutes(7));
    assertThat(compat.accessToken().lifetime()).isEqualTo(Duration.ofMinutes(30));
    assertThat(own.accessToken().lifetime()).isEqualTo(Duration.ofMinutes(9));
    assertThat(own.accessToken().typ()).isEqualTo("at+jwt");
    assertThat(own.sso()).isFalse();
    assertThat(own.refresh().lifetime()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  @DisplayName(
      "a compat set named by client_defaults yields to their own words and to the client's")
  void compatInDefaults() {
    var defaults = "compat: authpi, access_token: { lifetime: 7m }";

    var inherited = client(defaults, SECRET, CALLBACK);
    var other = client(defaults, SECRET, CALLBACK, "compat: authgear");

    assertThat(inherited.accessToken().lifetime()).isEqualTo(Duration.ofMinutes(7));
    assertThat(inherited.audience(ISSUER)).containsExactly("web");
    assertThat(other.audience(ISSUER)).containsExactly("http://localhost:8080/acme");
  }

  @Test
  @DisplayName(
      "compat: authgear fits a client that keeps its first refresh token and sends no PKCE")
  void authgear() {
    var client = client("", SECRET, CALLBACK, "compat: authgear");

    assertThat(client.pkce()).isEqualTo(Pkce.OPTIONAL);
    assertThat(client.refresh().rotation()).isEqualTo(RefreshRotation.NONE);
    assertThat(client.refresh().lifetime()).isEqualTo(Duration.ofDays(364));
    assertThat(client.refresh().idle()).isEqualTo(Duration.ofDays(30));
    assertThat(client.accessToken().format()).isEqualTo(TokenFormat.OPAQUE);
    assertThat(client.userinfo()).isEqualTo(UserInfoContent.FULL);
    assertThat(client.idToken().audienceAsArray()).isTrue();
    assertThat(client.logoutWithoutHint()).isEqualTo(LogoutWithoutHint.ALLOW);
    assertThat(client.revokeWithoutAuthentication()).isTrue();
  }

  @Test
  @DisplayName("compat: beshoy fits a client that checks HS256 tokens and sends no scope")
  void beshoy() {
    var client =
        client(
            "",
            SECRET,
            CALLBACK,
            "compat: beshoy",
            "signing_key: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");

    assertThat(client.accessToken().alg()).isEqualTo(Algorithm.HS256);
    assertThat(client.accessToken().lifetime()).isEqualTo(Duration.ofMinutes(5));
    assertThat(client.accessToken().claims())
        .containsExactly("email", "email_verified", "role", "status");
    assertThat(client.audience(ISSUER)).containsExactly("web");
    assertThat(client.defaultScopes()).isNotEmpty();
    assertThat(client.requireState()).isTrue();
    assertThat(client.refresh().issue()).isEqualTo(RefreshIssue.ALWAYS);
    assertThat(client.refresh().lifetime(LoginMethod.PIN)).isEqualTo(Duration.ofDays(30));
    assertThat(client.refresh().lifetime(LoginMethod.PASSWORD)).isEqualTo(Duration.ofDays(7));
    assertThat(client.idToken().issue()).isEqualTo(IdTokenIssue.NEVER);
    assertThat(client.errorStyle()).isEqualTo(ErrorStyle.PLAIN);
    assertThat(client.sso()).isFalse();
  }

  @Test
  @DisplayName("compat: ts-oauth2-server gives single-use refresh tokens and tokens of one hour")
  void tsOauth2Server() {
    var client = client("", SECRET, CALLBACK, "compat: ts-oauth2-server");

    assertThat(client.refresh().grace()).isEqualTo(Duration.ZERO);
    assertThat(client.refresh().issue()).isEqualTo(RefreshIssue.ALWAYS);
    assertThat(client.accessToken().lifetime()).isEqualTo(Duration.ofHours(1));
    assertThat(client.errorStyle()).isEqualTo(ErrorStyle.TS_OAUTH2_SERVER);
    assertThat(client.pkceLegacyHex()).isFalse();
    assertThat(client.tokenEndpointAuth())
        .isEqualTo(
            Set.of(TokenEndpointAuth.CLIENT_SECRET_BASIC, TokenEndpointAuth.CLIENT_SECRET_POST));
  }

  @Test
  @DisplayName("pkce_legacy_hex is off unless said, and error_style has three words")
  void libraryClients() {
    assertThat(client("", SECRET, CALLBACK).pkceLegacyHex()).isFalse();
    assertThat(client("", SECRET, CALLBACK, "pkce_legacy_hex: true").pkceLegacyHex()).isTrue();
    assertThat(client("pkce_legacy_hex: true", SECRET, CALLBACK).pkceLegacyHex()).isTrue();
    assertThat(client("", SECRET, CALLBACK).errorStyle()).isEqualTo(ErrorStyle.RFC);
    for (var style : ErrorStyle.values()) {
      assertThat(client("", SECRET, CALLBACK, "error_style: " + style.word()).errorStyle())
          .isEqualTo(style);
    }
  }

  private static EffectiveClient client(String defaults, String... lines) {
    var yaml =
        "issuers: [{ id: acme, client_defaults: { %s }, clients: [{ id: web, %s }] }]"
            .formatted(defaults, String.join(", ", lines));
    var issuer = Samples.tenants(yaml).issuers().getFirst();
    return EffectiveClient.of(issuer.settings().clientDefaults(), issuer.clients().getFirst());
  }
}
