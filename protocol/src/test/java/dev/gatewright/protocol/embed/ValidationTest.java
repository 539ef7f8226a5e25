package dev.gatewright.protocol.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.authorize.AuthorizationOutcome;
import dev.gatewright.protocol.authorize.AuthorizationRequest;
import dev.gatewright.protocol.authorize.AuthorizationValidation;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.Prompt;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.ResponseMode;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.testing.Params;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Validating an authorization request")
final class ValidationTest {
  private final Application application = Application.usual();
  private final Client web = application.add(Application.web("web").defaultScopes("profile"));

  private Params request() {
    return Application.codeRequest(web, "openid profile");
  }

  @Test
  @DisplayName("RFC 6749 §4.1.1: a valid request is handed to the host as it was read")
  void valid() {
    var validation =
        application.validate(
            request()
                .with("nonce", "n")
                .with("prompt", "login consent")
                .with("max_age", "60")
                .with("login_hint", "ada")
                .with("ui_locales", "de en")
                .with("response_mode", "form_post")
                .with("resource", Application.PROJECTS_API)
                .with("an_unknown_parameter", "is ignored"));

    assertThat(validation).isInstanceOf(AuthorizationValidation.Valid.class);
    var valid = (AuthorizationValidation.Valid) validation;
    assertThat(valid.client()).isEqualTo(web);
    var read = valid.request();
    assertThat(read.client()).isEqualTo(web.id());
    assertThat(read.scope()).isEqualTo(Scope.of("openid", "profile"));
    assertThat(read.redirectUri()).isEqualTo(Application.CALLBACK);
    assertThat(read.responseMode()).isEqualTo(ResponseMode.FORM_POST);
    assertThat(read.prompts()).containsExactlyInAnyOrder(Prompt.LOGIN, Prompt.CONSENT);
    assertThat(read.maxAge()).contains(Duration.ofSeconds(60));
    assertThat(read.loginHint()).contains("ada");
    assertThat(read.uiLocales()).containsExactly("de", "en");
    assertThat(read.resources()).containsExactly(Application.PROJECTS_API);
    assertThat(read.isOpenId()).isTrue();
  }

  @Test
  @DisplayName("Nothing is stored or sent before the host completes a request")
  void nothingBefore() {
    AuthorizationRequest unfinished = application.valid(request());

    assertThat(unfinished.state()).contains("the state");
    assertThat(application.memory().grants().size()).isZero();
    assertThat(application.memory().parkedRequests().size()).isZero();
  }

  @Test
  @DisplayName("RFC 6749 §3.3: without a scope the client's default stands in")
  void defaultScope() {
    assertThat(application.valid(request().without("scope")).scope())
        .isEqualTo(Scope.of("profile"));
  }

  @ParameterizedTest
  @CsvSource({
    "client_id, nobody, AUTHORIZE_CLIENT_UNKNOWN",
    "client_id, '', AUTHORIZE_CLIENT_MISSING",
    "client_id, 'über', AUTHORIZE_CLIENT_UNKNOWN",
    "redirect_uri, https://web.test/cb/, REDIRECT_URI_MISMATCH",
    "redirect_uri, https://web.test/cb?x=1, REDIRECT_URI_MISMATCH",
    "redirect_uri, https://evil.test/cb, REDIRECT_URI_MISMATCH",
    "redirect_uri, '', REDIRECT_URI_MISSING"
  })
  @DisplayName("RFC 6749 §4.1.2.1: what makes the redirect URI untrusted is told to the user alone")
  void untrusted(String name, String value, Reason reason) {
    var answer = application.refused(request().with(name, value));

    assertThat(answer.isErrorPage()).isTrue();
    assertThat(answer.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"client_id", "redirect_uri"})
  @DisplayName("RFC 6749 §3.1: a repeated client_id or redirect_uri is trusted in neither value")
  void repeatedIdentity(String name) {
    var answer = application.refused(request().again(name, "https://evil.test/cb"));

    assertThat(answer.isErrorPage()).isTrue();
    assertThat(answer.reason()).isEqualTo(Reason.REQUEST_REPEATED_PARAMETER);
  }

  @ParameterizedTest
  @CsvSource({
    "response_type, '', invalid_request",
    "response_type, id_token, unsupported_response_type",
    "response_type, code token, unsupported_response_type",
    "response_type, token, unsupported_response_type",
    "response_mode, jwt, invalid_request",
    "scope, admin, invalid_scope",
    "scope, 'a\"b', invalid_scope",
    "code_challenge, '', invalid_request",
    "code_challenge, short, invalid_request",
    "code_challenge_method, plain, invalid_request",
    "code_challenge_method, '', invalid_request",
    "prompt, none login, invalid_request",
    "prompt, dance, invalid_request",
    "max_age, -1, invalid_request",
    "max_age, soon, invalid_request",
    "claims, '[]', invalid_request",
    "resource, https://unknown.test, invalid_target",
    "id_token_hint, x.y.z, invalid_request",
    "request, eyJ, request_not_supported",
    "request_uri, https://x.test, request_uri_not_supported",
    "registration, {}, registration_not_supported"
  })
  @DisplayName("RFC 6749 §4.1.2.1: any other error goes to the client, with state and iss")
  void trusted(String name, String value, String error) {
    var answer = application.refused(request().with(name, value));

    assertThat(answer.uri()).isEqualTo(Application.CALLBACK);
    assertThat(answer.error()).isEqualTo(error);
    assertThat(answer.fields())
        .containsEntry("state", "the state")
        .containsEntry("iss", "http://localhost:3000")
        .containsKey("error_description")
        .doesNotContainKeys("code", "access_token");
  }

  @Test
  @DisplayName("RFC 6749 §3.1: a repeated parameter is refused, and a repeated state not sent back")
  void repeated() {
    var answer = application.refused(request().again("state", "another"));

    assertThat(answer.error()).isEqualTo("invalid_request");
    assertThat(answer.fields()).doesNotContainKey("state");
  }

  @Test
  @DisplayName("RFC 8707 §2: a resource asked for twice counts once, and there is a limit")
  void resources() {
    var twice = request().with("resource", Application.PROJECTS_API);
    assertThat(application.valid(twice.again("resource", Application.PROJECTS_API)).resources())
        .containsExactly(Application.PROJECTS_API);

    var many =
        new Application(
            Application::usualGrants,
            issuer -> {
              ids().forEach(id -> issuer.resource(Application.resource(id)));
              return issuer;
            });
    many.add(Application.web("web"));
    var params = Application.codeRequest(web, "openid");
    for (var id : ids()) {
      params = params.again("resource", id);
    }
    assertThat(many.refused(params).error()).isEqualTo("invalid_target");
  }

  private static List<String> ids() {
    return IntStream.rangeClosed(1, 21).mapToObj(i -> "https://r" + i + ".test").toList();
  }

  @Test
  @DisplayName(
      "RFC 6749 §3.1.2.3: the only redirect URI need not be sent, except by OpenID Connect")
  void omittedRedirectUri() {
    var left = request().without("redirect_uri");

    assertThat(application.refused(left).reason()).isEqualTo(Reason.REDIRECT_URI_MISSING);
    var request = application.valid(left.with("scope", "profile"));
    assertThat(request.redirectUri()).isEqualTo(Application.CALLBACK);
    assertThat(request.redirectUriSent()).isFalse();

    application.add(
        Application.web("two").redirectUris("https://two.test/a", "https://two.test/b"));
    assertThat(
            application
                .refused(left.with("scope", "profile").with("client_id", "two"))
                .isErrorPage())
        .isTrue();
  }

  @Test
  @DisplayName("A scope that only begins like openid makes no OpenID Connect request")
  void notOpenId() {
    application.add(Application.web("web").scopes("openid.admin"));

    assertThat(
            application
                .valid(request().with("scope", "openid.admin").without("redirect_uri"))
                .isOpenId())
        .isFalse();
  }

  @Test
  @DisplayName("A request prints neither state nor nonce nor challenge")
  void printsNoSecrets() {
    var request = application.valid(request().with("nonce", "the nonce"));

    assertThat(request.toString())
        .contains("web")
        .doesNotContain("the state", "the nonce", Application.CHALLENGE);
    AuthorizationOutcome outcome = application.refused(request().with("scope", "x")).outcome();
    assertThat(outcome.toString()).doesNotContain("the+state", Application.CALLBACK);
  }
}
