package dev.gatewright.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.testing.ScriptedProvider;
import dev.gatewright.client.testing.SettableClock;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An authorization URL asks for exactly what the application wants")
class AuthorizationUrlTest {
  private final SettableClock clock = new SettableClock();
  private final ScriptedProvider provider = new ScriptedProvider(clock);
  private final IdpClient idp =
      IdpClient.builder()
          .issuer(ScriptedProvider.ISSUER)
          .clientId("web app")
          .redirectUri("https://app.test/callback?x=1")
          .transport(provider)
          .clock(clock)
          .build();

  private CallbackParameters sent(AuthorizationOptions options) {
    return CallbackParameters.of(idp.createAuthorizationUrl(options).url());
  }

  @Test
  @DisplayName(
      "RFC 6749 §4.1.1, RFC 7636 §4.3: client, redirect URI, scope, state and S256 challenge")
  void parameters() {
    var url = idp.createAuthorizationUrl(AuthorizationOptions.of("openid", "profile"));
    var sent = CallbackParameters.of(url.url());

    assertThat(url.url().toString()).startsWith(ScriptedProvider.ISSUER + "/authorization?");
    assertThat(sent.one("response_type")).contains("code");
    assertThat(sent.one("client_id")).contains("web app");
    assertThat(sent.one("redirect_uri")).contains("https://app.test/callback?x=1");
    assertThat(sent.one("scope")).contains("openid profile");
    assertThat(sent.one("state")).contains(url.state());
    assertThat(sent.one("nonce")).contains(url.nonce());
    assertThat(sent.one("code_challenge_method")).contains("S256");
    assertThat(sent.one("code_challenge")).contains(CodeChallenge.s256(url.codeVerifier()));
    assertThat(url.url().toString()).doesNotContain(url.codeVerifier()).doesNotContain("+");
  }

  @Test
  @DisplayName("RFC 7636 appendix B: the challenge of the specification's own verifier")
  void challengeVector() {
    assertThat(CodeChallenge.s256("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
        .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  @Test
  @DisplayName("RFC 7636 §7.1: state, nonce and verifier are new each time, 256 bits each")
  void fresh() {
    var one = idp.createAuthorizationUrl(AuthorizationOptions.of("openid"));
    var other = idp.createAuthorizationUrl(AuthorizationOptions.of("openid"));

    assertThat(one.state()).hasSize(43).isNotEqualTo(other.state()).isNotEqualTo(one.nonce());
    assertThat(one.nonce()).hasSize(43).isNotEqualTo(other.nonce());
    assertThat(one.codeVerifier()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(other.codeVerifier());
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1, RFC 8707 §2: every option becomes its parameter")
  void options() {
    var sent =
        sent(
            AuthorizationOptions.of("openid")
                .organization("org_acme")
                .prompt("login")
                .loginHint("ada@acme.test")
                .maxAge(Duration.ofMinutes(5))
                .resources(URI.create("https://api.acme.test"))
                .responseMode("form_post")
                .parameter("ui_locales", "de ar"));

    assertThat(sent.one("org")).contains("org_acme");
    assertThat(sent.one("prompt")).contains("login");
    assertThat(sent.one("login_hint")).contains("ada@acme.test");
    assertThat(sent.one("max_age")).contains("300");
    assertThat(sent.one("resource")).contains("https://api.acme.test");
    assertThat(sent.one("response_mode")).contains("form_post");
    assertThat(sent.one("ui_locales")).contains("de ar");
  }

  @Test
  @DisplayName("Where to return to is remembered and sent nowhere")
  void returnTo() {
    var url = idp.createAuthorizationUrl(AuthorizationOptions.of("openid").returnTo("/orders/7"));
    assertThat(url.pending().returnTo()).contains("/orders/7");
    assertThat(url.url().toString()).doesNotContain("orders");
  }

  @Test
  @DisplayName("A pending login survives its JSON, and only its own")
  void pendingJson() {
    var pending =
        idp.createAuthorizationUrl(
                AuthorizationOptions.of("openid").returnTo("/a\"b").maxAge(Duration.ofSeconds(9)))
            .pending();
    assertThat(PendingLogin.fromJson(pending.toJson())).contains(pending);
    assertThat(PendingLogin.fromJson("{\"state\":\"s\"}")).isEmpty();
    assertThat(PendingLogin.fromJson("nonsense")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"state", "redirect_uri", "code_challenge", "client_id", "nonce"})
  @DisplayName("An extra parameter cannot replace what the SDK sets")
  void reserved(String name) {
    assertThatThrownBy(() -> AuthorizationOptions.of("openid").parameter(name, "mine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  @DisplayName("RFC 6749 §3.1: parameters that the endpoint's own address has stay")
  void endpointWithQuery() {
    provider.metadata().put("authorization_endpoint", "https://idp.test/t1/a?policy=x");
    assertThat(idp.createAuthorizationUrl(AuthorizationOptions.of()).url().toString())
        .startsWith("https://idp.test/t1/a?policy=x&response_type=code&")
        .doesNotContain("scope=");
  }

  @Test
  @DisplayName("A client without a redirect URI says what is missing")
  void noRedirectUri() {
    var machine =
        IdpClient.builder()
            .issuer(ScriptedProvider.ISSUER)
            .clientId("m")
            .transport(provider)
            .build();
    assertThatThrownBy(() -> machine.createAuthorizationUrl(AuthorizationOptions.of("openid")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("redirectUri");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://idp.example",
        "ftp://idp.test",
        "idp.test",
        "https://idp.test?x",
        "https://idp.test/#f",
        "http://localhost.evil.example",
        "https:///path",
        "ht tp://x"
      })
  @DisplayName(
      "OpenID Connect Discovery §3: an issuer is an https address; only this machine may do without TLS")
  void badIssuer(String issuer) {
    assertThatThrownBy(() -> IdpClient.builder().issuer(issuer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("issuer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "http://127.0.0.1:1/x",
        "http://[::1]:8080",
        "https://idp.test/"
      })
  @DisplayName("Issuers that are fine are kept letter for letter")
  void goodIssuer(String issuer) {
    assertThat(IdpClient.builder().issuer(issuer).clientId("c").build().issuer()).isEqualTo(issuer);
  }
}
