package dev.gatewright.protocol.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.Issuer.UnknownScopes;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.testing.AuthorizationAnswer.Step;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("Authorization requests")
final class AuthorizationRequestTest {
  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");
  private final Client web = acme.add(ClientBuilder.web("web"));
  private final Params good = Tenant.request(web);

  AuthorizationRequestTest() {
    acme.addPerson("ada");
  }

  private Reason refused(Params params) {
    var answer = acme.authorize(acme.window(), params);
    assertThat(answer.isErrorPage()).isFalse();
    assertThat(answer.uri()).isEqualTo("https://web.test/cb");
    return answer.reason();
  }

  private Reason errorPage(Params params) {
    var answer = acme.authorize(acme.window(), params);
    assertThat(answer.isErrorPage()).isTrue();
    return answer.reason();
  }

  @Test
  @DisplayName("RFC 6749 §4.1.1: a correct request of a visitor leads to a login")
  void asksForALogin() {
    var errand = acme.authorize(acme.window(), good).errand();

    assertThat(Step.of(errand.question())).isEqualTo(Step.LOGIN);
    assertThat(errand.client()).contains(web);
    assertThat(errand.toString()).doesNotContain(errand.handle());
  }

  @Test
  @DisplayName("RFC 6749 §3.1: unknown parameters are ignored, empty ones count as absent")
  void ignoresUnknownAndEmpty() {
    var params = good.with("utm_source", "x").with("prompt", "").with("request", "");

    assertThat(acme.authorize(acme.window(), params).step()).isEqualTo(Step.LOGIN);
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2.1: without a known client_id nothing is sent anywhere")
  void refusesUnknownClient() {
    assertThat(errorPage(good.without("client_id"))).isEqualTo(Reason.AUTHORIZE_CLIENT_MISSING);
    assertThat(errorPage(good.with("client_id", "nobody")))
        .isEqualTo(Reason.AUTHORIZE_CLIENT_UNKNOWN);
    assertThat(errorPage(good.with("client_id", "we b")))
        .isEqualTo(Reason.AUTHORIZE_CLIENT_UNKNOWN);
    assertThat(errorPage(good.with("client_id", "x".repeat(300))))
        .isEqualTo(Reason.AUTHORIZE_CLIENT_UNKNOWN);
  }

  @Test
  @DisplayName("A client of another tenant is unknown here")
  void refusesForeignClient() {
    var other = engine.tenant("other");
    other.add(ClientBuilder.web("theirs").redirects("https://web.test/cb"));

    assertThat(errorPage(good.with("client_id", "theirs")))
        .isEqualTo(Reason.AUTHORIZE_CLIENT_UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"client_id", "redirect_uri"})
  @DisplayName("RFC 6749 §3.1: a repeated client_id or redirect_uri is trusted for nothing")
  void repeatedIdentityIsAnErrorPage(String name) {
    var same = good.get(name);

    assertThat(errorPage(good.again(name, same))).isEqualTo(Reason.REQUEST_REPEATED_PARAMETER);
    assertThat(errorPage(good.again(name, "https://evil.test/")))
        .isEqualTo(Reason.REQUEST_REPEATED_PARAMETER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"response_type", "scope", "nonce", "code_challenge", "prompt", "claims", "org"})
  @DisplayName("RFC 6749 §3.1: request parameters must not be sent more than once")
  void refusesRepeated(String name) {
    assertThat(refused(good.with(name, "a").again(name, "a")))
        .isEqualTo(Reason.REQUEST_REPEATED_PARAMETER);
  }

  @Test
  @DisplayName("RFC 6749 §3.1: of a repeated state none is echoed")
  void echoesNoRepeatedState() {
    var answer = acme.authorize(acme.window(), good.again("state", "other"));

    assertThat(answer.reason()).isEqualTo(Reason.REQUEST_REPEATED_PARAMETER);
    assertThat(answer.fields()).doesNotContainKey("state");
  }

  @Test
  @DisplayName("RFC 6749 §3.1.1: response_type is required, and only code is supported")
  void wantsResponseTypeCode() {
    assertThat(refused(good.without("response_type")))
        .isEqualTo(Reason.AUTHORIZE_RESPONSE_TYPE_MISSING);
    for (String type : new String[] {"token", "code id_token", "id_token", "none", "Code"}) {
      assertThat(refused(good.with("response_type", type)))
          .isEqualTo(Reason.AUTHORIZE_RESPONSE_TYPE);
    }
    assertThat(acme.authorize(acme.window(), good.with("response_type", "token")).error())
        .isEqualTo("unsupported_response_type");
  }

  @Test
  @DisplayName("OAuth 2.0 Multiple Response Types §2.1: an unknown response_mode is refused")
  void refusesUnknownResponseMode() {
    assertThat(refused(good.with("response_mode", "web_message")))
        .isEqualTo(Reason.AUTHORIZE_RESPONSE_MODE);
  }

  @Test
  @DisplayName("OpenID Connect Core §6.1, §6.2: request and request_uri are refused by name")
  void refusesRequestObjects() {
    assertThat(refused(good.with("request", "e30.e30.")))
        .isEqualTo(Reason.AUTHORIZE_REQUEST_OBJECT);
    assertThat(refused(good.with("request_uri", "https://web.test/r")))
        .isEqualTo(Reason.AUTHORIZE_REQUEST_URI);
    assertThat(refused(good.with("registration", "{}"))).isEqualTo(Reason.AUTHORIZE_REGISTRATION);
    assertThat(acme.authorize(acme.window(), good.with("request", "e30.e30.")).error())
        .isEqualTo("request_not_supported");
    assertThat(acme.authorize(acme.window(), good.with("request_uri", "urn:x")).error())
        .isEqualTo("request_uri_not_supported");
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2.1: a client without the code grant is unauthorized_client")
  void refusesClientWithoutTheGrant() {
    acme.add(ClientBuilder.web("web").grants(GrantType.CLIENT_CREDENTIALS));

    assertThat(acme.authorize(acme.window(), good).error()).isEqualTo("unauthorized_client");
  }

  @Test
  @DisplayName("A client that is set to require state is refused without")
  void requiresState() {
    acme.add(ClientBuilder.web("web").requireState());

    assertThat(refused(good.without("state"))).isEqualTo(Reason.AUTHORIZE_STATE_MISSING);
    assertThat(acme.authorize(acme.window(), good).step()).isEqualTo(Step.LOGIN);
  }

  @Test
  @DisplayName("RFC 6749 §3.3: a scope must be well-formed and one that the client may ask for")
  void checksScope() {
    assertThat(refused(good.with("scope", "open\"id"))).isEqualTo(Reason.SCOPE_MALFORMED);
    assertThat(refused(good.with("scope", "openid address"))).isEqualTo(Reason.SCOPE_NOT_ALLOWED);
    assertThat(refused(good.with("scope", "OPENID"))).isEqualTo(Reason.SCOPE_UNKNOWN);
    assertThat(acme.authorize(acme.window(), good.with("scope", "admin")).error())
        .isEqualTo("invalid_scope");
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: scopes that are declared nowhere are ignored")
  void ignoresUnknownScopes() {
    acme.add(ClientBuilder.web("web").scope("openid", "email"));

    assertThat(granted(good.with("scope", "openid email groups OPENID"))).isEqualTo("openid email");
    assertThat(granted(good.with("scope", "openid offline_access")))
        .as("OpenID Connect Core §11: offline_access that the client may not have")
        .isEqualTo("openid");
    assertThat(refused(good.with("scope", "openid projects:read")))
        .as("declared, and not the client's")
        .isEqualTo(Reason.SCOPE_NOT_ALLOWED);
    assertThat(refused(good.with("scope", "email groups"))).isEqualTo(Reason.SCOPE_UNKNOWN);
  }

  private String granted(Params params) {
    var answer = acme.authorize(acme.window().logIn("ada"), params);
    return acme.redeem(web, answer.code()).body().path("scope").stringValue();
  }

  @Test
  @DisplayName("Unknown scopes are refused where the issuer is set so, or the client's style is")
  void refusesUnknownScopes() {
    var strict =
        engine.tenant(
            EngineInMemory.issuer("strict").toBuilder()
                .unknownScopes(UnknownScopes.REFUSE)
                .build());
    var theirs = strict.add(ClientBuilder.web("web"));
    var params = Tenant.request(theirs).with("scope", "openid groups");

    assertThat(strict.authorize(strict.window(), params).reason()).isEqualTo(Reason.SCOPE_UNKNOWN);
    acme.add(ClientBuilder.web("web").errorStyle(ErrorStyle.TS_OAUTH2_SERVER));
    assertThat(acme.authorize(acme.window(), good.with("scope", "openid groups")).reason())
        .isEqualTo(Reason.SCOPE_UNKNOWN);
  }

  @Test
  @DisplayName("RFC 6749 §3.3: the client's default scope stands in for a missing one")
  void usesDefaultScope() {
    acme.add(ClientBuilder.web("web").defaultScope("openid", "email"));

    var answer = acme.authorize(acme.window().logIn("ada"), good.without("scope"));

    assertThat(acme.redeem(web, answer.code()).body().path("scope").stringValue())
        .isEqualTo("openid email");
  }

  @ParameterizedTest
  @CsvSource({
    "max_age,-1",
    "max_age,1.5",
    "max_age,soon",
    "max_age,9999999999",
    "prompt,often",
    "claims,[]",
    "claims,{",
    "claims,'{\"userinfo\":[]}'",
    "claims,'{\"id_token\":{\"sub\":1}}'"
  })
  @DisplayName("OpenID Connect Core §3.1.2.1: a parameter with a broken value is invalid_request")
  void refusesBrokenValues(String name, String value) {
    assertThat(refused(good.with(name, value))).isEqualTo(Reason.AUTHORIZE_PARAMETER);
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: prompt none with another value is invalid_request")
  void refusesPromptNoneCombined() {
    assertThat(refused(good.with("prompt", "none login")))
        .isEqualTo(Reason.AUTHORIZE_PROMPT_NONE_COMBINED);
  }

  @Test
  @DisplayName("RFC 8707 §2: an undeclared resource is invalid_target, a declared one repeatable")
  void checksResources() {
    assertThat(refused(good.with("resource", "https://unknown.test")))
        .isEqualTo(Reason.RESOURCE_INVALID);
    assertThat(acme.authorize(acme.window(), good.with("resource", "not a uri")).error())
        .isEqualTo("invalid_target");
    var both =
        good.with("resource", EngineInMemory.PROJECTS_API)
            .again("resource", EngineInMemory.PLAIN_API);
    var code = acme.authorize(acme.window().logIn("ada"), both).code();
    assertThat(acme.redeem(web, code).accessClaims().path("aud").valueStream())
        .map(JsonNode::stringValue)
        .containsExactly(EngineInMemory.PROJECTS_API, EngineInMemory.PLAIN_API);

    var window = acme.window();
    var login = acme.authorize(window, both);
    var later = acme.resume(window.logIn("ada"), login.handle()).code();
    assertThat(acme.redeem(web, later).accessClaims().path("aud").valueStream())
        .as("after a login likewise")
        .map(JsonNode::stringValue)
        .containsExactly(EngineInMemory.PROJECTS_API, EngineInMemory.PLAIN_API);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nonce", "login_hint", "idp_hint", "acr_values", "ui_locales", "display", "org"})
  @DisplayName("A value longer than the limit is refused, and one at the limit is taken")
  void limitsLength(String name) {
    assertThat(refused(good.with(name, "x".repeat(2049)))).isEqualTo(Reason.AUTHORIZE_PARAMETER);
    assertThat(acme.authorize(acme.window(), good.with(name, "x".repeat(2048))).step())
        .isEqualTo(Step.LOGIN);
  }

  @Test
  @DisplayName("A long request is carried by the browser, and nothing is stored for its visitor")
  void storesNothingForAVisitor() {
    var window = acme.window();
    var params =
        good.with("nonce", "n".repeat(2048))
            .with("state", "s".repeat(4096))
            .with("login_hint", "h".repeat(2048));

    var handle = acme.authorize(window, params).handle();
    assertThat(engine.ports().parkedRequests().size()).isZero();
    var answer = acme.resume(window.logIn("ada"), handle);

    assertThat(answer.fields()).containsEntry("state", "s".repeat(4096));
    assertThat(answer.code().length()).as("a long code is parked").isLessThan(1024);
    assertThat(acme.redeem(web, answer.code()).idClaims().path("nonce").stringValue())
        .isEqualTo("n".repeat(2048));
  }

  @Test
  @DisplayName("A request that no page could carry is refused, with its state")
  void refusesWhatCannotBeCarried() {
    var params = good.with("claims", "{\"x\":\"" + "y".repeat(8000) + "\"}");
    for (String name : new String[] {"nonce", "login_hint", "acr_values"}) {
      params = params.with(name, "z".repeat(2048));
    }

    assertThat(refused(params)).isEqualTo(Reason.AUTHORIZE_PARAMETER);
    assertThat(acme.authorize(acme.window(), params).fields()).containsEntry("state", "the state");
  }

  @Test
  @DisplayName("Lengths are counted in bytes, and a state that is too long is not echoed")
  void countsBytes() {
    var answer = acme.authorize(acme.window(), good.with("state", "\u20ac".repeat(4000)));

    assertThat(answer.reason()).isEqualTo(Reason.AUTHORIZE_PARAMETER);
    assertThat(answer.fields()).doesNotContainKey("state");
    assertThat(refused(good.with("nonce", "\u20ac".repeat(683))))
        .isEqualTo(Reason.AUTHORIZE_PARAMETER);
    assertThat(acme.authorize(acme.window(), good.with("nonce", "\u20ac".repeat(682))).step())
        .isEqualTo(Step.LOGIN);
  }

  @Test
  @DisplayName("OpenID Connect Core §6.1: a request object that is refused says how to be answered")
  void answersInTheWayOfTheRequestObject() {
    var payload = "{\"response_mode\":\"form_post\",\"state\":\"inner\",\"redirect_uri\":\"x\"}";
    var object =
        "e30."
            + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(UTF_8))
            + ".";

    var answer = acme.authorize(acme.window(), good.without("state").with("request", object));

    assertThat(answer.outcome()).isInstanceOf(AuthorizationOutcome.FormPost.class);
    assertThat(answer.uri()).isEqualTo("https://web.test/cb");
    assertThat(answer.error()).isEqualTo("request_not_supported");
    assertThat(answer.fields()).containsEntry("state", "inner");
    var outside = acme.authorize(acme.window(), good.with("request", object));
    assertThat(outside.fields()).as("what was sent wins").containsEntry("state", "the state");
    assertThat(refused(good.with("request", "not.a.jwt")))
        .isEqualTo(Reason.AUTHORIZE_REQUEST_OBJECT);
  }

  @Test
  @DisplayName("OpenID Connect Core §6.1: a request object of more than 16 KiB is not looked into")
  void longRequestObject() {
    var start = "{\"state\":\"inner\",\"x\":\"";
    var payload = start + "y".repeat(12_284 - start.length() - 2) + "\"}";
    var object =
        "e30."
            + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(UTF_8))
            + ".";
    assertThat(object).hasSize(16 * 1024);
    var params = good.without("state");

    assertThat(acme.authorize(acme.window(), params.with("request", object)).fields())
        .containsEntry("state", "inner");
    assertThat(acme.authorize(acme.window(), params.with("request", object + "s")).fields())
        .doesNotContainKey("state");
  }

  @ParameterizedTest
  @CsvSource({"2147483647,true", "0000000060,true", "2147483648,false", "99999999999,false"})
  @DisplayName("OpenID Connect Core §3.1.2.1: max_age is a number of seconds up to 2^31-1")
  void maxAge(String value, boolean taken) {
    var answer = acme.authorize(acme.window().logIn("ada"), good.with("max_age", value));

    assertThat(answer.fields().containsKey("code")).isEqualTo(taken);
  }
}
