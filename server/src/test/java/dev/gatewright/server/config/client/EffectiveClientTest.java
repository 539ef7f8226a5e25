package dev.gatewright.server.config.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.protocol.clients.Client.UserInfoPolicy;
import dev.gatewright.protocol.clients.ClientAuthMethod;
import dev.gatewright.protocol.clients.RefreshTokenPolicy.Issue;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.server.config.Samples;
import dev.gatewright.server.config.yaml.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    assertThat(client.get(ClientKeys.PKCE)).isFalse();
    assertThat(client.get(RefreshKeys.REFRESH_TOKEN)).isEqualTo(Issue.OFFLINE_ACCESS);
    assertThat(client.get(RefreshKeys.REFRESH_ROTATION)).isTrue();
    assertThat(client.get(RefreshKeys.REFRESH_GRACE)).isEqualTo(Duration.ofSeconds(60));
    assertThat(client.get(AccessTokenKeys.ALG)).contains(Algorithm.ES256);
    assertThat(client.get(AccessTokenKeys.TYP)).isEqualTo("at+jwt");
    assertThat(client.get(IdTokenKeys.ALG)).isEqualTo(Algorithm.RS256);
    assertThat(audience(client)).containsExactly("http://localhost:8080/acme");
    assertThat(client.get(ClientKeys.FIRST_PARTY)).isFalse();
    assertThat(client.get(ClientKeys.REVOKE_WITHOUT_AUTHENTICATION)).isFalse();
    assertThat(client.isPublic()).isFalse();
  }

  @Test
  @DisplayName("the type of a client decides how it authenticates and what it may do")
  void types() {
    var spa = client("", "type: spa", CALLBACK);
    var machine = client("", "type: machine", SECRET);

    assertThat(spa.get(ClientKeys.TOKEN_ENDPOINT_AUTH)).containsExactly(ClientAuthMethod.NONE);
    assertThat(spa.get(RefreshKeys.REFRESH_GRACE)).isEqualTo(Duration.ofSeconds(10));
    assertThat(machine.get(ClientKeys.GRANTS)).containsExactly(GrantType.CLIENT_CREDENTIALS);
    assertThat(machine.get(ClientKeys.SCOPES)).isEmpty();
  }

  @Test
  @DisplayName("client_defaults lie over built-in defaults, compat over them, the client on top")
  void precedence() {
    var defaults = "access_token: { lifetime: 7m, typ: JWT }, sso: false, refresh_lifetime: 1d";

    var plain = client(defaults, SECRET, CALLBACK);
    var compat = client(defaults, SECRET, CALLBACK, "compat: authpi");
    var own =
        client(defaults, SECRET, CALLBACK, "compat: authpi", "access_token: { lifetime: 9m }");

    assertThat(plain.get(AccessTokenKeys.LIFETIME)).isEqualTo(Duration.ofMinutes(7));
    assertThat(compat.get(AccessTokenKeys.LIFETIME)).isEqualTo(Duration.ofMinutes(30));
    assertThat(own.get(AccessTokenKeys.LIFETIME)).isEqualTo(Duration.ofMinutes(9));
    assertThat(own.get(AccessTokenKeys.TYP)).isEqualTo("at+jwt");
    assertThat(own.get(ClientKeys.SSO)).isFalse();
    assertThat(own.get(RefreshKeys.REFRESH_LIFETIME)).isEqualTo(Duration.ofDays(7));
  }

  @Test
  @DisplayName(
      "a compat set named by client_defaults yields to their own words and to the client's")
  void compatInDefaults() {
    var defaults = "compat: authpi, access_token: { lifetime: 7m }";

    var inherited = client(defaults, SECRET, CALLBACK);
    var other = client(defaults, SECRET, CALLBACK, "compat: authgear");

    assertThat(inherited.get(AccessTokenKeys.LIFETIME)).isEqualTo(Duration.ofMinutes(7));
    assertThat(audience(inherited)).containsExactly("web");
    assertThat(audience(other)).containsExactly("http://localhost:8080/acme");
  }

  @Test
  @DisplayName(
      "compat: authgear fits a client that keeps its first refresh token and sends no PKCE")
  void authgear() {
    var client = client("", SECRET, CALLBACK, "compat: authgear");

    assertThat(client.get(ClientKeys.PKCE)).isFalse();
    assertThat(client.get(RefreshKeys.REFRESH_ROTATION)).isFalse();
    assertThat(client.get(RefreshKeys.REFRESH_LIFETIME)).isEqualTo(Duration.ofDays(364));
    assertThat(client.get(RefreshKeys.REFRESH_IDLE)).isEqualTo(Duration.ofDays(30));
    assertThat(client.get(AccessTokenKeys.FORMAT)).isFalse();
    assertThat(client.get(ClientKeys.USERINFO)).isEqualTo(UserInfoPolicy.FULL);
    assertThat(client.get(IdTokenKeys.AUDIENCE_AS_ARRAY)).isTrue();
    assertThat(client.get(ClientKeys.LOGOUT_WITHOUT_HINT)).isTrue();
    assertThat(client.get(ClientKeys.REVOKE_WITHOUT_AUTHENTICATION)).isTrue();
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

    assertThat(client.get(AccessTokenKeys.ALG)).isEmpty();
    assertThat(client.get(AccessTokenKeys.LIFETIME)).isEqualTo(Duration.ofMinutes(5));
    assertThat(client.get(AccessTokenKeys.CLAIMS))
        .containsExactly("email", "email_verified", "role", "status");
    assertThat(audience(client)).containsExactly("web");
    assertThat(client.get(ClientKeys.DEFAULT_SCOPES)).isNotEmpty();
    assertThat(client.get(ClientKeys.REQUIRE_STATE)).isTrue();
    assertThat(client.get(RefreshKeys.REFRESH_TOKEN)).isEqualTo(Issue.ALWAYS);
    assertThat(client.get(RefreshKeys.REFRESH_LIFETIME_BY_METHOD))
        .containsExactly(Map.entry(SignInMethod.PIN, Duration.ofDays(30)));
    assertThat(client.get(RefreshKeys.REFRESH_LIFETIME)).isEqualTo(Duration.ofDays(7));
    assertThat(client.get(IdTokenKeys.ISSUE)).isFalse();
    assertThat(client.get(ClientKeys.ERROR_STYLE)).isEqualTo(ErrorStyle.PLAIN);
    assertThat(client.get(ClientKeys.SSO)).isFalse();
    assertThat(client.get(ClientKeys.PROJECT_ADMINS)).isTrue();
  }

  @Test
  @DisplayName("RFC 8176 §2: sms_code is one method, whichever channel brought the code")
  void lifetimeOfTexts() {
    var client = client("", "type: spa", CALLBACK, "refresh_lifetime_by_method: { sms_code: 1h }");

    var byMark =
        client.engine(ISSUER, List.of(), Optional.empty()).refreshToken().lifetimeByMethod();

    for (var channel : TextChannel.values()) {
      assertThat(byMark.entrySet().stream().filter(one -> channel.amr().contains(one.getKey())))
          .as(channel.word())
          .hasSize(1)
          .allMatch(one -> one.getValue().equals(Duration.ofHours(1)));
    }
  }

  @Test
  @DisplayName("compat: ts-oauth2-server gives single-use refresh tokens and tokens of one hour")
  void tsOauth2Server() {
    var client = client("", SECRET, CALLBACK, "compat: ts-oauth2-server");

    assertThat(client.get(RefreshKeys.REFRESH_GRACE)).isEqualTo(Duration.ZERO);
    assertThat(client.get(RefreshKeys.REFRESH_TOKEN)).isEqualTo(Issue.ALWAYS);
    assertThat(client.get(AccessTokenKeys.LIFETIME)).isEqualTo(Duration.ofHours(1));
    assertThat(client.get(ClientKeys.ERROR_STYLE)).isEqualTo(ErrorStyle.TS_OAUTH2_SERVER);
    assertThat(client.get(ClientKeys.PKCE_LEGACY_HEX)).isFalse();
    assertThat(client.get(ClientKeys.TOKEN_ENDPOINT_AUTH))
        .isEqualTo(
            Set.of(ClientAuthMethod.CLIENT_SECRET_BASIC, ClientAuthMethod.CLIENT_SECRET_POST));
  }

  @Test
  @DisplayName("pkce_legacy_hex is off unless said, and error_style has three words")
  void libraryClients() {
    assertThat(client("", SECRET, CALLBACK).get(ClientKeys.PKCE_LEGACY_HEX)).isFalse();
    assertThat(
            client("", SECRET, CALLBACK, "pkce_legacy_hex: true").get(ClientKeys.PKCE_LEGACY_HEX))
        .isTrue();
    assertThat(client("pkce_legacy_hex: true", SECRET, CALLBACK).get(ClientKeys.PKCE_LEGACY_HEX))
        .isTrue();
    assertThat(client("", SECRET, CALLBACK).get(ClientKeys.ERROR_STYLE)).isEqualTo(ErrorStyle.RFC);
    for (var style : ErrorStyle.values()) {
      assertThat(
              client(
                      "",
                      SECRET,
                      CALLBACK,
                      "error_style: " + ClientKeys.ERROR_STYLE.form().write(style).asString())
                  .get(ClientKeys.ERROR_STYLE))
          .isEqualTo(style);
    }
  }

  private static List<String> audience(EffectiveClient client) {
    return client
        .engine(ISSUER, List.of(), Optional.of(new Secret("a".repeat(64))))
        .accessToken()
        .audience();
  }

  private static EffectiveClient client(String defaults, String... lines) {
    var yaml =
        "issuers: [{ id: acme, client_defaults: { %s }, clients: [{ id: web, %s }] }]"
            .formatted(defaults, String.join(", ", lines));
    var issuer = Samples.tenants(yaml).issuers().getFirst();
    return EffectiveClient.of(issuer.settings().clientDefaults(), issuer.clients().getFirst());
  }
}
