package dev.gatewright.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.resource.TokenVerifier;
import dev.gatewright.client.testing.LoopbackIssuer;
import dev.gatewright.client.testing.ScriptedProvider;
import dev.gatewright.client.testing.SettableClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Providers that name themselves in more ways than one are taken where that is said")
class IssuersInSeveralFormsTest {
  private static final String ENTRA = "https://login.microsoftonline.com/organizations/v2.0";
  private static final String OURS = "72f988bf-86f1-41af-91ab-2d7cd011db47";
  private static final String OTHER = "9188040d-6c67-4c5b-b112-36a304b66dad";
  private static final String GOOGLE = "https://accounts.google.com";

  private final SettableClock clock = new SettableClock();
  private final ScriptedProvider keys = new ScriptedProvider(clock);
  private final Map<String, Object> claims = new HashMap<>();
  private String named = "https://login.microsoftonline.com/{tenantid}/v2.0";

  private static String tenant(String id) {
    return "https://login.microsoftonline.com/" + id + "/v2.0";
  }

  private HttpTransport.Response answer(HttpTransport.Request request) {
    var path = request.target().getPath();
    if (path.endsWith("openid-configuration")) {
      return ScriptedProvider.json(
          200,
          Map.of(
              "issuer", named,
              "authorization_endpoint", "https://provider.test/authorize",
              "token_endpoint", "https://provider.test/token",
              "jwks_uri", "https://provider.test/keys"));
    }
    return path.equals("/keys")
        ? ScriptedProvider.json(
            200, Map.of("keys", List.of(keys.key().toPublicJWK().toJSONObject())))
        : ScriptedProvider.json(200, Map.of("access_token", "at", "id_token", signed("JWT")));
  }

  private String signed(String typ) {
    return LoopbackIssuer.sign(keys.key(), Map.of("alg", "ES256", "kid", "k1", "typ", typ), claims);
  }

  private void tokenOf(String issuer, String audience) {
    var now = clock.instant().getEpochSecond();
    claims.putAll(
        Map.of("iss", issuer, "sub", "ada", "aud", audience, "iat", now, "exp", now + 300));
  }

  private Profile logIn(String issuer, UnaryOperator<IdpClientBuilder> said) {
    return idp(issuer, said).exchangeCode("c", "v").profile();
  }

  private IdpClient idp(String issuer, UnaryOperator<IdpClientBuilder> said) {
    return said.apply(
            IdpClient.builder()
                .issuer(issuer)
                .clientId("web")
                .redirectUri("https://app.test/callback")
                .transport(this::answer)
                .clock(clock))
        .build();
  }

  private void callBack(IdpClient idp, String iss) {
    var login = idp.createAuthorizationUrl(AuthorizationOptions.of("openid")).pending();
    claims.put("nonce", login.nonce());
    idp.exchangeCallback(
        CallbackParameters.of(
            Map.of("code", List.of("c"), "state", List.of(login.state()), "iss", List.of(iss))),
        login);
  }

  @Test
  @DisplayName("RFC 9207 §2.4: the callback's iss is that of a tenant that is taken, or Google's")
  void callback() {
    tokenOf(tenant(OURS), "web");
    claims.put("tid", OURS);
    var entra = idp(ENTRA, builder -> builder.entraTenants(OURS));
    callBack(entra, tenant(OURS));
    for (var iss :
        List.of(
            tenant(OTHER),
            tenant(""),
            tenant("x"),
            tenant(OURS) + "/",
            "https://login.microsoftonline.com/v2.0",
            GOOGLE)) {
      assertThatThrownBy(() -> callBack(entra, iss))
          .as(iss)
          .isInstanceOf(IdpException.InvalidCallback.class);
    }

    named = GOOGLE;
    claims.remove("tid");
    tokenOf("accounts.google.com", "web");
    var google = idp(GOOGLE, IdpClientBuilder::googleIssuer);
    callBack(google, GOOGLE);
    assertThatThrownBy(() -> callBack(google, "accounts.google.com"))
        .isInstanceOf(IdpException.InvalidCallback.class);
  }

  @Test
  @DisplayName("Entra: people of the tenants that are named log in, each by their own issuer")
  void tenants() {
    tokenOf(tenant(OURS), "web");
    claims.put("tid", OURS);
    var person = logIn(ENTRA, builder -> builder.entraTenants(OURS));
    assertThat(person.issuer()).contains(tenant(OURS));

    assertRefused("id_token.iss", () -> logIn(ENTRA, builder -> builder.entraTenants(OTHER)));
    assertThat(logIn(ENTRA, IdpClientBuilder::anyEntraTenant).subject()).isEqualTo("ada");
  }

  @Test
  @DisplayName("Entra: the issuer must be that of the token's own tenant, on the same host")
  void mismatch() {
    claims.put("tid", OURS);
    for (var issuer :
        List.of(
            tenant(OTHER),
            tenant("{tenantid}"),
            "https://login.evil.test/" + OURS + "/v2.0",
            tenant(OURS) + "/",
            "https://login.microsoftonline.com/" + OURS + "/x/v2.0")) {
      tokenOf(issuer, "web");
      assertRefused("id_token.iss", () -> logIn(ENTRA, IdpClientBuilder::anyEntraTenant));
    }
    claims.remove("tid");
    tokenOf(tenant(OURS), "web");
    assertRefused("id_token.iss", () -> logIn(ENTRA, IdpClientBuilder::anyEntraTenant));
  }

  @Test
  @DisplayName("Entra: without the option its document for several tenants is a wrong one")
  void unsaid() {
    assertThatThrownBy(() -> logIn(ENTRA, builder -> builder))
        .isInstanceOf(IdpException.Misconfigured.class)
        .hasMessageContaining("{tenantid}");
    assertThatThrownBy(() -> logIn(GOOGLE, builder -> builder.entraTenants(OURS)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> logIn(ENTRA, builder -> builder.entraTenants()))
        .hasMessageContaining("anyEntraTenant");
    assertThatThrownBy(() -> logIn(ENTRA, builder -> builder.entraTenants("acme.test")))
        .hasMessageContaining("UUID");
  }

  @Test
  @DisplayName("Google: the issuer without its scheme is taken where that is said, and only there")
  void google() {
    named = GOOGLE;
    tokenOf("accounts.google.com", "web");
    assertThat(logIn(GOOGLE, IdpClientBuilder::googleIssuer).issuer())
        .contains("accounts.google.com");
    assertRefused("id_token.iss", () -> logIn(GOOGLE, builder -> builder));
    tokenOf("accounts.google.com.evil.test", "web");
    assertRefused("id_token.iss", () -> logIn(GOOGLE, IdpClientBuilder::googleIssuer));
    assertThatThrownBy(() -> logIn(ENTRA, IdpClientBuilder::googleIssuer))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("An API takes the access tokens of the tenants that it names")
  void api() {
    tokenOf(tenant(OURS), "api");
    claims.put("tid", OURS);
    claims.put("scope", "a");
    var tokens =
        TokenVerifier.builder()
            .issuer(ENTRA)
            .entraTenants(OURS)
            .audience("api")
            .transport(this::answer)
            .clock(clock)
            .build();
    assertThat(tokens.verify(signed("at+jwt")).subject()).isEqualTo("ada");
    claims.put("tid", OTHER);
    assertRefused("token.iss", () -> tokens.verify(signed("at+jwt")));
  }

  private static void assertRefused(String reason, Runnable login) {
    assertThatThrownBy(login::run)
        .isInstanceOfSatisfying(
            IdpException.InvalidToken.class,
            refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
