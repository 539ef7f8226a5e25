package dev.gatewright.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.testing.ScriptedProvider;
import dev.gatewright.client.testing.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A callback is exchanged for an agent only if everything about it is right")
class ExchangeCallbackTest {
  private final SettableClock clock = new SettableClock();
  private final ScriptedProvider provider = new ScriptedProvider(clock);
  private final IdpClient idp = newClient();
  private final PendingLogin login =
      idp.createAuthorizationUrl(AuthorizationOptions.of("openid", "profile")).pending();

  /// A client that knows nothing of the provider yet.
  private IdpClient newClient() {
    return IdpClient.builder()
        .issuer(ScriptedProvider.ISSUER)
        .clientId("web")
        .clientSecret("s3cret & more")
        .redirectUri("https://app.test/callback")
        .transport(provider)
        .clock(clock)
        .build();
  }

  private Agent callback(Consumer<Map<String, List<String>>> change) {
    var parameters = new LinkedHashMap<String, List<String>>();
    parameters.put("code", List.of("c0de"));
    parameters.put("state", List.of(login.state()));
    parameters.put("iss", List.of(ScriptedProvider.ISSUER));
    change.accept(parameters);
    return idp.exchangeCallback(CallbackParameters.of(parameters), login);
  }

  private Agent goodCallback() {
    provider.idTokenClaims().put("nonce", login.nonce());
    return callback(unchanged -> {});
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.3: a good callback gives the person and the tokens")
  void good() {
    provider.idTokenClaims().put("name", "Ada");
    var agent = goodCallback();

    assertThat(agent.profile().subject()).isEqualTo("ada");
    assertThat(agent.profile().name()).contains("Ada");
    assertThat(agent.tokens().accessToken()).isEqualTo("at-1");
    assertThat(agent.tokens().refreshToken()).contains("rt-1");
    assertThat(agent.tokens().expiresAt()).contains(clock.instant().plusSeconds(600));
  }

  @Test
  @DisplayName(
      "RFC 6749 §4.1.3, RFC 7636 §4.5: the code goes out with its verifier and redirect URI")
  void request() {
    goodCallback();

    assertThat(provider.lastForm("/token", "grant_type")).contains("authorization_code");
    assertThat(provider.lastForm("/token", "code")).contains("c0de");
    assertThat(provider.lastForm("/token", "code_verifier")).contains(login.codeVerifier());
    assertThat(provider.lastForm("/token", "redirect_uri")).contains("https://app.test/callback");
    assertThat(provider.lastForm("/token", "client_secret")).isEmpty();
  }

  @Test
  @DisplayName("RFC 6749 §2.3.1: id and secret are form-encoded before they become HTTP Basic")
  void basic() {
    goodCallback();

    // web:s3cret+%26+more
    assertThat(provider.last("/token").headers())
        .containsEntry("Authorization", "Basic d2ViOnMzY3JldCslMjYrbW9yZQ==");
  }

  @Test
  @DisplayName("RFC 8414 §2: a provider without HTTP Basic gets the secret in the body")
  void post() {
    provider.metadata().put("token_endpoint_auth_methods_supported", List.of("client_secret_post"));
    newClient().exchangeCode("c0de", login.codeVerifier());

    assertThat(provider.lastForm("/token", "client_id")).contains("web");
    assertThat(provider.lastForm("/token", "client_secret")).contains("s3cret & more");
    assertThat(provider.last("/token").headers()).doesNotContainKey("Authorization");
  }

  @Test
  @DisplayName("RFC 6749 §5.1: an answer without scope granted what was asked for")
  void scopeAsAsked() {
    assertThat(goodCallback().hasScope("profile")).isTrue();
    assertThat(goodCallback().hasScope("email")).isFalse();
  }

  @Test
  @DisplayName("RFC 6749 §10.12: a callback with another state is refused before its code is sent")
  void state() {
    assertInvalidCallback("state.mismatch", p -> p.put("state", List.of("other")));
    assertInvalidCallback("state.mismatch", p -> p.remove("state"));
    assertInvalidCallback(
        "state.mismatch", p -> p.put("state", List.of(login.state(), login.state())));
    assertThat(provider.count("/token")).isZero();
  }

  @Test
  @DisplayName("RFC 9207 §2.4: a callback from another provider is refused before its code is sent")
  void issuer() {
    assertInvalidCallback(
        "iss.mismatch", p -> p.put("iss", List.of(ScriptedProvider.ISSUER + "/")));
    assertInvalidCallback("iss.missing", p -> p.remove("iss"));
    assertThat(provider.count("/token")).isZero();
  }

  @Test
  @DisplayName("RFC 9207 §2.4: a provider that never sends iss need not")
  void issuerNotSent() {
    provider.metadata().remove("authorization_response_iss_parameter_supported");
    var other = newClient();
    var pending = other.createAuthorizationUrl(AuthorizationOptions.of("openid")).pending();
    provider.idTokenClaims().put("nonce", pending.nonce());

    var agent =
        other.exchangeCallback(
            CallbackParameters.parse("code=c&state=" + pending.state()), pending);

    assertThat(agent.profile().subject()).isEqualTo("ada");
  }

  @Test
  @DisplayName(
      "RFC 6749 §4.1.2.1: an error answer is told as the provider's, its text made harmless")
  void declined() {
    assertThatThrownBy(() ->
            callback(p -> {
              p.remove("code");
              p.put("error", List.of("access_denied"));
              p.put("error_description", List.of("no\r\nthanks"));
            }))
        .isInstanceOfSatisfying(
            IdpException.LoginDeclined.class,
            declined -> {
              assertThat(declined.error()).isEqualTo("access_denied");
              assertThat(declined.description()).isEqualTo("no??thanks");
            });
  }

  @Test
  @DisplayName("A callback without a code is refused")
  void noCode() {
    assertInvalidCallback("code.missing", p -> p.remove("code"));
    assertInvalidCallback("code.missing", p -> p.put("code", List.of("")));
  }

  @Test
  @DisplayName("RFC 6749 §5.2: a code that the provider does not take means to begin again")
  void codeRefused() {
    provider.answer("/token", _ -> ScriptedProvider.json(400, Map.of("error", "invalid_grant")));
    assertInvalidCallback("code.refused", unchanged -> {});
  }

  @Test
  @DisplayName("RFC 6749 §5.2: a refused client is told as such, with the provider's words")
  void clientRefused() {
    provider.answer(
        "/token",
        _ ->
            ScriptedProvider.json(
                401, Map.of("error", "invalid_client", "error_description", "wrong secret")));

    assertThatThrownBy(() -> callback(unchanged -> {}))
        .isInstanceOfSatisfying(
            IdpException.Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(401);
              assertThat(refused.error()).isEqualTo("invalid_client");
              assertThat(refused.description()).isEqualTo("wrong secret");
            })
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  @DisplayName("A provider that cannot work just now is unavailable, and says for how long")
  void unavailable(int status) {
    provider.answer(
        "/token", _ -> HttpTransport.Response.of(status, Map.of("retry-after", "7"), new byte[0]));

    assertThatThrownBy(() -> callback(unchanged -> {}))
        .isInstanceOfSatisfying(
            IdpException.Unavailable.class,
            away -> assertThat(away.retryAfter()).contains(Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @CsvSource({
    "iss, https://idp.test/t2, id_token.iss",
    "iss, https://idp.test/t1/, id_token.iss",
    "aud, other, id_token.aud",
    "azp, other, id_token.azp",
    "nonce, other, id_token.nonce",
    "sub, '', id_token.sub",
    "at_hash, AAAAAAAAAAAAAAAAAAAAAA, id_token.at_hash",
  })
  @DisplayName("OpenID Connect Core §3.1.3.7: an ID token that does not fit this login is refused")
  void wrongClaim(String claim, String value, String reason) {
    provider.idTokenClaims().put("nonce", login.nonce());
    provider.idTokenClaims().put(claim, value);
    assertInvalidToken(reason);
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.3.7: with several audiences azp must name this client")
  void severalAudiences() {
    provider.idTokenClaims().put("aud", List.of("web", "other"));
    provider.idTokenClaims().put("nonce", login.nonce());
    assertInvalidToken("id_token.azp");

    provider.idTokenClaims().put("azp", "web");
    assertThat(goodCallback().profile().subject()).isEqualTo("ada");
  }

  @Test
  @DisplayName(
      "OpenID Connect Core §3.1.3.7: an ID token is good until exp, give or take the clocks")
  void expiry() {
    provider.idTokenClaims().put("nonce", login.nonce());
    clock.advance(Duration.ofSeconds(300 + 59));
    assertThat(goodCallback().profile().subject()).isEqualTo("ada");
    clock.advance(Duration.ofSeconds(1));
    assertInvalidToken("id_token.exp");
  }

  @Test
  @DisplayName("RFC 7519 §4.1.6: an ID token from the future is refused")
  void future() {
    provider.idTokenClaims().put("nonce", login.nonce());
    provider.idTokenClaims().put("iat", clock.instant().getEpochSecond() + 61);
    assertInvalidToken("id_token.iat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"at+jwt", "application/at+jwt", "AT+JWT", "logout+jwt"})
  @DisplayName("RFC 8725 §3.11: a token of another kind is no ID token")
  void otherKind(String typ) {
    provider.idTokenClaims().put("nonce", login.nonce());
    provider.idTokenHeader().put("typ", typ);
    assertInvalidToken("id_token.typ");
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.3.7: an ID token signed with another key is refused")
  void otherKey() {
    provider.idTokenClaims().put("nonce", login.nonce());
    var forged = provider.sign(ScriptedProvider.newKey("k1"));
    provider.answer(
        "/token",
        _ -> ScriptedProvider.json(200, Map.of("access_token", "at", "id_token", forged)));
    assertThatThrownBy(() -> callback(unchanged -> {}))
        .isInstanceOf(IdpException.InvalidToken.class)
        .hasMessageNotContaining(forged);
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.3.3: a login with openid and no ID token has failed")
  void noIdToken() {
    provider.idTokenClaims().clear();
    assertInvalidToken("id_token.missing");
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: max_age is checked against auth_time")
  void maxAge() {
    var strict =
        idp.createAuthorizationUrl(AuthorizationOptions.of("openid").maxAge(Duration.ofMinutes(5)))
            .pending();
    provider.idTokenClaims().put("nonce", strict.nonce());
    var parameters =
        CallbackParameters.parse(
            "code=c&iss=" + ScriptedProvider.ISSUER + "&state=" + strict.state());

    assertThatThrownBy(() -> idp.exchangeCallback(parameters, strict))
        .isInstanceOfSatisfying(
            IdpException.InvalidToken.class,
            invalid -> assertThat(invalid.reason()).isEqualTo("id_token.auth_time"));
    provider.idTokenClaims().put("auth_time", clock.instant().getEpochSecond() - 361);
    assertThatThrownBy(() -> idp.exchangeCallback(parameters, strict))
        .isInstanceOf(IdpException.InvalidToken.class);
    provider.idTokenClaims().put("auth_time", clock.instant().getEpochSecond() - 300);
    assertThat(idp.exchangeCallback(parameters, strict).profile().subject()).isEqualTo("ada");
  }

  @Test
  @DisplayName("AuthPI: exchangeCode alone checks everything but state and nonce")
  void exchangeCode() {
    assertThat(idp.exchangeCode("c0de", login.codeVerifier()).profile().subject()).isEqualTo("ada");
    provider.idTokenClaims().put("aud", "other");
    assertThatThrownBy(() -> idp.exchangeCode("c0de", login.codeVerifier()))
        .isInstanceOf(IdpException.InvalidToken.class);
  }

  @Test
  @DisplayName("OAuth 2.0 Form Post Response Mode §2: a posted body is read as a query is")
  void formPost() {
    provider.idTokenClaims().put("nonce", login.nonce());
    var body = "code=c%30de&state=" + login.state() + "&iss=https%3A%2F%2Fidp.test%2Ft1";
    assertThat(idp.exchangeCallback(CallbackParameters.parse(body), login).profile().subject())
        .isEqualTo("ada");
    assertThat(CallbackParameters.of(URI.create("https://app.test/callback?" + body)).one("code"))
        .contains("c0de");
    assertThat(CallbackParameters.parse("code=%zz&state=x").state()).isEmpty();
  }

  @Test
  @DisplayName("Nothing that holds a secret prints it")
  void noSecretsPrinted() {
    var agent = goodCallback();
    var url = idp.createAuthorizationUrl(AuthorizationOptions.of("openid"));
    for (var secret :
        Set.of(
            login.state(),
            login.nonce(),
            login.codeVerifier(),
            url.state(),
            "at-1",
            "rt-1",
            "s3cret")) {
      assertThat(
              List.of(login, url, agent, agent.tokens(), idp, provider.last("/token")).toString())
          .doesNotContain(secret);
    }
    assertThat(ClientAuthentication.secret("s3cret").toString()).doesNotContain("s3cret");
  }

  private void assertInvalidCallback(String reason, Consumer<Map<String, List<String>>> change) {
    assertThatThrownBy(() -> callback(change))
        .isInstanceOfSatisfying(
            IdpException.InvalidCallback.class,
            invalid -> assertThat(invalid.reason()).isEqualTo(reason));
  }

  private void assertInvalidToken(String reason) {
    assertThatThrownBy(() -> callback(unchanged -> {}))
        .isInstanceOfSatisfying(
            IdpException.InvalidToken.class,
            invalid -> assertThat(invalid.reason()).isEqualTo(reason));
  }
}
