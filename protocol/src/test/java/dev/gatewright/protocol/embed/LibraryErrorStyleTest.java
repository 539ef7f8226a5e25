package dev.gatewright.protocol.embed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.ClientBuilder;
import dev.gatewright.protocol.introspect.IntrospectionEndpoint.IntrospectionResult;
import dev.gatewright.protocol.issuer.ErrorReply;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.revoke.RevocationEndpoint.RevocationResult;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tokens;
import dev.gatewright.protocol.token.SupportedGrant;
import dev.gatewright.protocol.userinfo.UserInfoEndpoint.UserInfoResult;
import dev.gatewright.protocol.wire.HttpReply;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The error style of @jmondi/oauth2-server")
final class LibraryErrorStyleTest {
  private final Application application =
      new Application(
          b ->
              Application.usualGrants(b)
                  .enable(
                      SupportedGrant.password((issuer, client, name, word) -> Optional.empty()),
                      Application.HOUR),
          issuer -> issuer.errorStyle(ErrorStyle.TS_OAUTH2_SERVER));

  private final Client web = application.add(web("web"));
  private final SubjectId ada = application.addPerson("ada");

  private static ClientBuilder web(String id) {
    return Application.web(id)
        .grants(
            GrantType.AUTHORIZATION_CODE,
            GrantType.REFRESH_TOKEN,
            GrantType.CLIENT_CREDENTIALS,
            GrantType.PASSWORD)
        .errorStyle(ErrorStyle.TS_OAUTH2_SERVER);
  }

  private static void assertError(HttpReply response, int status, String error) {
    var body = Tokens.object(response.body());
    assertThat(body.propertyNames())
        .containsExactly("status", "message", "error", "error_description");
    assertThat(body.path("error").stringValue()).isEqualTo(error);
    assertThat(body.path("status").intValue()).isEqualTo(status);
    assertThat(response.status()).isEqualTo(status);
    assertThat(body.path("message")).isEqualTo(body.path("error_description"));
    assertThat(body.path("message").stringValue()).isNotEmpty();
  }

  private void assertToken(Params params, int status, String error) {
    assertError(application.token(web, params).reply(), status, error);
  }

  @Test
  @DisplayName("What is wrong with a code or a refresh token is invalid_request, replays included")
  void invalidRequest() {
    var request = Application.codeRequest(web, "openid");
    var code = application.authorize(request, ada).code();
    var grant = Application.codeGrant(code);

    assertToken(Application.codeGrant("x"), 400, "invalid_request");
    assertToken(grant.with("code", ""), 400, "invalid_request");
    assertToken(grant.without("code_verifier"), 400, "invalid_request");
    assertToken(grant.with("code_verifier", "short"), 400, "invalid_request");
    var tokens = application.token(web, grant);
    assertToken(grant, 400, "invalid_request");
    assertToken(Application.refreshGrant("x"), 400, "invalid_request");
    assertToken(Application.refreshGrant(""), 400, "invalid_request");
    assertToken(Application.refreshGrant(tokens.refresh()), 400, "invalid_request");
    var late = application.authorize(request, ada).code();
    application.clock().advance(Duration.ofMinutes(1));
    assertToken(Application.codeGrant(late), 400, "invalid_request");
  }

  @Test
  @DisplayName("A wrong or missing redirect URI is 400 invalid_request at the token endpoint")
  void wrongRedirectUri() {
    var code = application.authorize(Application.codeRequest(web, "openid"), ada).code();
    var grant = Application.codeGrant(code);

    assertToken(grant.with("redirect_uri", "https://x.test/"), 400, "invalid_request");
    assertToken(grant.without("redirect_uri"), 400, "invalid_request");
    assertToken(grant.with("redirect_uri", "no uri"), 400, "invalid_request");
  }

  @Test
  @DisplayName("PKCE that does not match and a wrong password are invalid_grant")
  void invalidGrant() {
    var code = application.authorize(Application.codeRequest(web, "openid"), ada).code();

    assertToken(
        Application.codeGrant(code).with("code_verifier", "x".repeat(43)), 400, "invalid_grant");
    assertToken(
        Params.of("grant_type", "password").with("username", "ada").with("password", "wrong"),
        400,
        "invalid_grant");
  }

  @Test
  @DisplayName(
      "RFC 6749 §5.2: the client failed to authenticate: 401, challenged where it used Basic")
  void invalidClient() {
    var wrong =
        application.token(
            ProtocolRequest.post(Application.codeGrant("x").sent())
                .withAuthorization(Application.basic(web, "wrong")));
    assertError(wrong.reply(), 401, "invalid_client");
    assertThat(wrong.reply().header("WWW-Authenticate").orElseThrow()).startsWith("Basic realm=");

    var posted =
        application.token(
            Application.post(
                Application.codeGrant("x")
                    .with("client_id", "web")
                    .with("client_secret", "wrong")));
    assertError(posted.reply(), 401, "invalid_client");
    assertThat(posted.reply().header("WWW-Authenticate")).isEmpty();
    var unknown =
        application.token(Application.post(Application.codeGrant("x").with("client_id", "nobody")));
    assertError(unknown.reply(), 401, "invalid_client");
    assertError(
        application.token(Application.post(Application.codeGrant("x"))).reply(),
        400,
        "invalid_request");
  }

  @Test
  @DisplayName(
      "A grant that the client may not use is 401 invalid_client, a scope 401 unauthorized_scope")
  void unauthorized() {
    application.add(web("web").grants(GrantType.PASSWORD));
    var grant = application.token(web, Application.codeGrant("x")).reply();
    assertError(grant, 401, "invalid_client");
    assertThat(grant.header("WWW-Authenticate")).isEmpty();

    application.add(web("web"));
    assertToken(
        Params.of("grant_type", "client_credentials").with("scope", "admin"), 400, "invalid_scope");
    var scope =
        application
            .token(web, Params.of("grant_type", "client_credentials").with("scope", "phone"))
            .reply();
    assertError(scope, 401, "unauthorized_scope");
    assertThat(scope.header("WWW-Authenticate")).isEmpty();
    var refresh = application.logIn(web, ada, "openid").refresh();
    assertToken(
        Application.refreshGrant(refresh).with("scope", "openid profile"), 400, "invalid_scope");
    assertToken(
        Params.of("grant_type", "client_credentials").with("scope", "a\"b"), 400, "invalid_scope");
  }

  @Test
  @DisplayName(
      "A client without the grant is 401 unauthorized_client at the authorization endpoint")
  void grantNotAllowedAtAuthorization() {
    application.add(web("web").grants(GrantType.PASSWORD));

    assertError(
        application.refused(Application.codeRequest(web, "openid")).document(),
        401,
        "unauthorized_client");
  }

  @Test
  @DisplayName("An unknown and a missing grant_type are unsupported_grant_type")
  void unsupportedGrantType() {
    assertToken(Params.of("grant_type", "custom:x"), 400, "unsupported_grant_type");
    assertToken(Params.none(), 400, "unsupported_grant_type");
  }

  @ParameterizedTest
  @CsvSource({
    "client_id, nobody, 401, invalid_client",
    "client_id, '', 400, invalid_request",
    "redirect_uri, https://evil.test/, 401, invalid_client",
    "redirect_uri, '', 400, invalid_request",
    "response_type, '', 400, unsupported_grant_type",
    "response_type, token, 400, unsupported_grant_type",
    "response_type, id_token, 400, unsupported_grant_type",
    "redirect_uri, no uri, 400, invalid_request",
    "redirect_uri, /relative, 400, invalid_request",
    "scope, admin, 400, invalid_scope",
    "scope, openid admin, 400, invalid_scope",
    "scope, phone, 401, unauthorized_scope",
    "code_challenge, '', 400, invalid_request",
    "code_challenge, short, 400, invalid_request",
    "code_challenge_method, plain, 400, invalid_request",
    "prompt, none login, 400, invalid_request",
    "response_mode, jwt, 400, invalid_request",
    "resource, https://unknown.test, 400, invalid_target",
    "id_token_hint, x, 400, invalid_request"
  })
  @DisplayName("An error of the authorization endpoint is a document, and never sent to the client")
  void authorizeErrors(String name, String value, int status, String error) {
    var answer = application.refused(Application.codeRequest(web, "openid").with(name, value));

    assertError(answer.document(), status, error);
    assertThat(answer.document().header("WWW-Authenticate")).isEmpty();
  }

  @Test
  @DisplayName("So are a refusal by the user and whatever goes wrong while the user is asked")
  void completionErrors() {
    var request = application.valid(Application.codeRequest(web, "openid"));
    var approved = AuthorizationDecision.approve(request, ada, application.now());

    assertError(
        application.complete(request, AuthorizationDecision.deny()).document(),
        401,
        "access_denied");
    assertError(
        application.complete(request, new AuthorizationDecision.LoginRequired()).document(),
        400,
        "login_required");
    var nobody = AuthorizationDecision.approve(request, new SubjectId("nobody"), application.now());
    assertError(application.complete(request, nobody).document(), 401, "access_denied");
    application.add(web("web").redirectUris("https://web.test/new"));
    assertError(application.complete(request, approved).document(), 401, "invalid_client");
    application.memory().clients().remove(application.id(), web.id());
    assertError(application.complete(request, approved).document(), 401, "invalid_client");
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2: what goes right is sent to the client as ever")
  void success() {
    assertThat(application.authorize(Application.codeRequest(web, "openid"), ada).location())
        .startsWith(Application.CALLBACK + "?code=");
  }

  @Test
  @DisplayName("RFC 7662 §2.3: introspection refuses public clients with invalid_client")
  void introspection() {
    var spa = application.add(Application.spa("spa").errorStyle(ErrorStyle.TS_OAUTH2_SERVER));

    assertError(
        refusal(application.introspection(Application.post(spa, Params.of("token", "x")))),
        401,
        "invalid_client");
    assertError(
        refusal(application.introspection(Application.post(web, Params.none()))),
        400,
        "invalid_request");
    assertError(
        refusal(application.introspection(Application.post(Params.of("token", "x")))),
        400,
        "invalid_request");
  }

  private static HttpReply refusal(IntrospectionResult result) {
    return switch (result) {
      case IntrospectionResult.Refused(var refusal, var response) -> response;
      case IntrospectionResult.Answer answer -> throw new AssertionError("it is answered");
    };
  }

  @Test
  @DisplayName("RFC 7009 §2.2: a revocation answers with an empty object")
  void revocation() {
    var done = application.revoke(web, "x");

    assertThat(done).isInstanceOf(RevocationResult.Done.class);
    assertThat(new String(done.reply().body(), UTF_8)).isEqualTo("{}");
    var refused = application.revoke(Application.post(web, Params.none()));
    assertError(((RevocationResult.Refused) refused).reply(), 400, "invalid_request");
  }

  @Test
  @DisplayName("RFC 6750 §3: UserInfo keeps its challenge beside such a body")
  void userInfo() {
    var answer =
        application
            .server()
            .userInfo(
                application.issuer(),
                ProtocolRequest.get(Parameters.none()).withAuthorization("Bearer x"));

    var response = ((UserInfoResult.Refused) answer).reply();
    assertError(response, 401, "invalid_token");
    assertThat(response.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer error=");
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  @DisplayName("Every reason has a body of four members whose status is the answer's own")
  void everyReason(Reason reason) {
    var refusal = Refusal.of(reason);
    var response = ErrorReply.of(refusal, ErrorStyle.TS_OAUTH2_SERVER, true);

    assertError(
        response, response.status(), Tokens.object(response.body()).path("error").stringValue());
    assertThat(response.status()).isBetween(400, 503);
    assertThat(response.header("WWW-Authenticate").isPresent())
        .isEqualTo(refusal.status() == 401 && response.status() == 401);
  }

  @Test
  @DisplayName("RFC 6749 §5.2: a failure of the server is 500 server_error, and says nothing more")
  void serverError() {
    assertError(
        ErrorReply.of(Refusal.of(Reason.SERVER_ERROR), ErrorStyle.TS_OAUTH2_SERVER, false),
        500,
        "server_error");
    assertError(
        ErrorReply.of(Refusal.of(Reason.SERVER_BUSY), ErrorStyle.TS_OAUTH2_SERVER, false),
        503,
        "temporarily_unavailable");
  }

  @Test
  @DisplayName("RFC 6749 §5.2: a client of the usual style is answered so, at the same issuer")
  void otherClients() {
    var other = application.add(Application.web("other"));

    var answer = application.token(other, Application.codeGrant("x"));

    assertThat(answer.body().propertyNames()).containsExactly("error", "error_description");
    assertThat(answer.error()).isEqualTo("invalid_grant");
    assertThat(
            application
                .refused(Application.codeRequest(other, "openid").with("scope", "admin"))
                .error())
        .isEqualTo("invalid_scope");
  }
}
