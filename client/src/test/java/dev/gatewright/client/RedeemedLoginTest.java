package dev.gatewright.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.testing.ScriptedProvider;
import dev.gatewright.client.testing.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
    "A code is redeemed for what its login asked for, and a moment's outage costs no login")
class RedeemedLoginTest {
  private final SettableClock clock = new SettableClock();
  private final ScriptedProvider provider = new ScriptedProvider(clock);
  private final IdpClient idp =
      IdpClient.builder()
          .issuer(ScriptedProvider.ISSUER)
          .clientId("web")
          .redirectUri("https://app.test/callback")
          .transport(provider)
          .clock(clock)
          .build();
  private final PendingLogin login =
      idp.createAuthorizationUrl(AuthorizationOptions.of("openid")).pending();

  private Agent goodCallback() {
    provider.idTokenClaims().put("nonce", login.nonce());
    return idp.exchangeCallback(
        CallbackParameters.of(
            Map.of(
                "code", List.of("c0de"),
                "state", List.of(login.state()),
                "iss", List.of(ScriptedProvider.ISSUER))),
        login);
  }

  @Test
  @DisplayName(
      "RFC 8707 §2.2: the APIs that a login asked a token for are named with the code again")
  void resources() {
    var apis = AuthorizationOptions.of("openid").resources(URI.create("https://api.acme.test"));
    var asked = idp.createAuthorizationUrl(apis).pending();
    var kept = PendingLogin.fromJson(asked.toJson()).orElseThrow();
    assertThat(kept.resources()).containsExactly("https://api.acme.test");
    provider.idTokenClaims().put("nonce", asked.nonce());
    idp.exchangeCallback(
        CallbackParameters.of(
            Map.of(
                "code", List.of("c0de"),
                "state", List.of(asked.state()),
                "iss", List.of(ScriptedProvider.ISSUER))),
        kept);
    assertThat(provider.lastForm("/token", "resource")).contains("https://api.acme.test");

    idp.exchangeCode("c1", "v", URI.create("https://other.acme.test"));
    assertThat(provider.lastForm("/token", "resource")).contains("https://other.acme.test");
    idp.exchangeCode("c2", "v");
    assertThat(provider.lastForm("/token", "resource")).isEmpty();
  }

  @Test
  @DisplayName("RFC 6749 §2.3.1: the place of the secret can be chosen, whatever the metadata says")
  void placeOfTheSecret() {
    var chosen =
        IdpClient.builder()
            .issuer(ScriptedProvider.ISSUER)
            .clientId("web")
            .redirectUri("https://app.test/callback")
            .transport(provider)
            .clock(clock);
    chosen
        .clientAuthentication(ClientAuthentication.secretPost("s3cret"))
        .build()
        .exchangeCode("c", "v");
    assertThat(provider.lastForm("/token", "client_secret")).contains("s3cret");
    assertThat(provider.last("/token").headers()).doesNotContainKey("Authorization");

    provider.metadata().put("token_endpoint_auth_methods_supported", List.of("client_secret_post"));
    chosen
        .clientAuthentication(ClientAuthentication.secretBasic("s3cret"))
        .build()
        .exchangeCode("c", "v");
    assertThat(provider.lastForm("/token", "client_secret")).isEmpty();
    assertThat(provider.last("/token").headers()).containsKey("Authorization");
  }

  @Test
  @DisplayName("A time that is missing is told as missing, and not as a clock that is wrong")
  void missingTimes() {
    provider.idTokenClaims().remove("iat");
    assertThatThrownBy(this::goodCallback)
        .isInstanceOf(IdpException.InvalidToken.class)
        .hasMessageContaining("does not say when it was made")
        .hasMessageNotContaining("future");
    provider.idTokenClaims().put("iat", clock.instant().getEpochSecond());
    provider.idTokenClaims().remove("exp");
    assertThatThrownBy(this::goodCallback)
        .hasMessageContaining("does not say when it expires")
        .hasMessageNotContaining("clock");
  }

  @Test
  @DisplayName("Keys that cannot be had for a moment cost no login: the same callback goes on")
  void keysAwayForAMoment() {
    provider.answer("/jwks", _ -> HttpTransport.Response.of(503, Map.of(), new byte[0]));
    assertThatThrownBy(this::goodCallback).isInstanceOf(IdpException.Unavailable.class);
    provider.answer("/jwks", _ -> ScriptedProvider.json(200, keys()));
    clock.advance(Duration.ofSeconds(2));
    assertThat(goodCallback().profile().subject()).isEqualTo("ada");
    assertThat(provider.count("/token")).isEqualTo(1);
  }

  private Map<String, Object> keys() {
    return Map.of("keys", List.of(provider.key().toPublicJWK().toJSONObject()));
  }

  @Test
  @DisplayName("An address of keys that is not there is a wrong configuration, not an outage")
  void keysNotThere() {
    provider.answer("/jwks", _ -> HttpTransport.Response.of(404, Map.of(), new byte[0]));
    assertThatThrownBy(this::goodCallback)
        .isInstanceOfSatisfying(
            IdpException.Misconfigured.class,
            wrong -> assertThat(wrong.reason()).isEqualTo("keys.missing"));
  }
}
