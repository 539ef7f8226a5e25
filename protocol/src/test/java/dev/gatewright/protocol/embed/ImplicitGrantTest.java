package dev.gatewright.protocol.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.ResponseMode;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.testing.AuthorizationAnswer;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tokens;
import dev.gatewright.protocol.token.SupportedGrant;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The implicit grant")
final class ImplicitGrantTest {
  private final Application application = with(EngineOptions.builder());
  private final Client spa = addSpa(application);
  private final SubjectId ada = application.addPerson("ada");

  private static Application with(EngineOptions.Builder options) {
    return new Application(b ->
        Application.usualGrants(b)
            .enable(SupportedGrant.implicit(), Duration.ofMinutes(5))
            .options(options.build()));
  }

  private static Client addSpa(Application application) {
    return application.add(
        Application.spa("spa").grants(GrantType.IMPLICIT, GrantType.AUTHORIZATION_CODE));
  }

  private Params request() {
    return Application.request(spa, "token", "openid projects:read");
  }

  @Test
  @DisplayName(
      "RFC 6749 §4.2.2: the token comes in the fragment with type, life, scope, state, iss")
  void fragment() {
    var answer = application.authorize(request(), ada);

    assertThat(answer.location()).startsWith(Application.CALLBACK + "#access_token=");
    assertThat(answer.fields())
        .containsOnlyKeys("access_token", "token_type", "expires_in", "scope", "state", "iss")
        .containsEntry("token_type", "Bearer")
        .containsEntry("expires_in", "300")
        .containsEntry("scope", "openid projects:read")
        .containsEntry("state", "the state")
        .containsEntry("iss", "http://localhost:3000");
    assertThat(Tokens.claims(token(answer)).path("sub").stringValue()).isEqualTo("ada");
  }

  private static String token(AuthorizationAnswer answer) {
    return answer.fields().getOrDefault("access_token", "");
  }

  @Test
  @DisplayName("RFC 6749 §4.2.2: no refresh token, and no code to get one with")
  void noRefreshToken() {
    application.add(Application.spa("spa").grants(GrantType.IMPLICIT, GrantType.REFRESH_TOKEN));

    assertThat(application.authorize(request(), ada).fields())
        .doesNotContainKeys("refresh_token", "code", "id_token");
    assertThat(application.token(spa, Params.of("grant_type", "implicit")).error())
        .isEqualTo("unsupported_grant_type");
  }

  @Test
  @DisplayName("RFC 7009 §2: the token is alive until it is revoked or has expired")
  void revocable() {
    var web = application.add(Application.web("spa").grants(GrantType.IMPLICIT));
    var api = application.add(Application.web("api"));
    var revoked = token(application.authorize(request(), ada));
    var left = token(application.authorize(request(), ada));
    assertThat(application.isActive(web, revoked)).isTrue();

    application.revoke(web, revoked);

    assertThat(application.isActive(web, revoked)).isFalse();
    assertThat(application.isActive(web, left)).isTrue();
    assertThat(application.isActive(api, left)).isFalse();
    application.clock().advance(Duration.ofMinutes(5));
    assertThat(application.isActive(web, left)).isFalse();
  }

  @Test
  @DisplayName("RFC 6749 §4.2.2.1: errors come in the fragment too")
  void errorInFragment() {
    var refused = application.refused(request().with("scope", "admin"));

    assertThat(refused.location()).startsWith(Application.CALLBACK + "#error=invalid_scope");
    assertThat(refused.fields()).containsEntry("state", "the state");
    var denied = application.complete(application.valid(request()), AuthorizationDecision.deny());
    assertThat(denied.location()).startsWith(Application.CALLBACK + "#error=access_denied");
  }

  @Test
  @DisplayName("OAuth 2.0 Multiple Response Types §3: a token goes into no query")
  void noQuery() {
    var answer = application.refused(request().with("response_mode", "query"));

    assertThat(answer.error()).isEqualTo("invalid_request");
    assertThat(answer.location()).startsWith(Application.CALLBACK + "#error=");
    assertThat(application.authorize(request().with("response_mode", "fragment"), ada).location())
        .contains("#access_token=");
    assertThat(application.authorize(request().with("response_mode", "form_post"), ada).uri())
        .isEqualTo(Application.CALLBACK);
  }

  @Test
  @DisplayName("implicitRedirectMode QUERY: the token comes in the query, unless asked otherwise")
  void optionQuery() {
    var old = with(EngineOptions.builder().implicitRedirectMode(ResponseMode.QUERY));
    addSpa(old);
    old.addPerson("ada");

    assertThat(old.authorize(request(), ada).location())
        .startsWith(Application.CALLBACK + "?access_token=");
    assertThat(old.authorize(request().with("response_mode", "query"), ada).location())
        .startsWith(Application.CALLBACK + "?access_token=");
    assertThat(old.authorize(request().with("response_mode", "fragment"), ada).location())
        .startsWith(Application.CALLBACK + "#access_token=");
    assertThat(old.refused(request().with("scope", "admin")).location())
        .startsWith(Application.CALLBACK + "?error=");
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2: codes stay in the query, whatever the implicit grant does")
  void codesInQuery() {
    assertThat(application.authorize(Application.codeRequest(spa, "openid"), ada).location())
        .startsWith(Application.CALLBACK + "?code=");
  }

  @Test
  @DisplayName("RFC 6749 §4.2.2.1: off unless enabled, and for no client that was not told so")
  void offUnlessEnabled() {
    var usual = Application.usual();
    addSpa(usual);
    assertThat(usual.refused(request()).error()).isEqualTo("unsupported_response_type");

    application.add(Application.spa("spa"));
    assertThat(application.refused(request()).error()).isEqualTo("unauthorized_client");
  }

  @Test
  @DisplayName(
      "RFC 7636 §4.3: without a code there is nothing to prove, so no challenge is asked for")
  void noPkce() {
    assertThat(application.valid(request()).codeChallenge()).isEmpty();
    assertThat(
            application
                .valid(
                    request()
                        .with("code_challenge", Application.CHALLENGE)
                        .with("code_challenge_method", "S256"))
                .codeChallenge())
        .isEmpty();
  }

  @Test
  @DisplayName(
      "RFC 6749 §4.2.2: what the user, the client and the resource leave of the scope is told")
  void lessScope() {
    var request = application.valid(request());
    var decision =
        AuthorizationDecision.approve(request, ada, application.now())
            .limitedTo(Scope.of("projects:read"));
    assertThat(application.complete(request, decision).fields())
        .containsEntry("scope", "projects:read");

    var atNotes = request().with("resource", Application.NOTES_API);
    assertThat(application.authorize(atNotes, ada).fields()).containsEntry("scope", "openid");
    assertThat(application.authorize(atNotes.with("scope", "projects:read"), ada).error())
        .isEqualTo("invalid_scope");
  }

  @Test
  @DisplayName("RFC 6749 §4.2.2: a scope that was taken from the client meanwhile is not given")
  void scopeTaken() {
    var request = application.valid(request());
    application.add(Application.spa("spa").grants(GrantType.IMPLICIT).scopes("openid"));

    assertThat(
            application
                .complete(request, AuthorizationDecision.approve(request, ada, application.now()))
                .fields())
        .containsEntry("scope", "openid");
  }

  @Test
  @DisplayName("RFC 6749 §1.5: the grant is forgotten with its token, since nothing refreshes it")
  void forgotten() {
    application.add(Application.spa("spa").grants(GrantType.IMPLICIT, GrantType.REFRESH_TOKEN));
    application.authorize(request(), ada);
    assertThat(application.memory().grants().size()).isEqualTo(1);

    application.clock().advance(Application.HOUR.multipliedBy(3));
    // Whatever changes the store sweeps it.
    application
        .memory()
        .grants()
        .revokeAccessToken(application.id(), "x", application.now(), By.server(application.now()));
    assertThat(application.memory().grants().size()).isZero();
  }

  @Test
  @DisplayName("RFC 6749 §4.2.2.1: what died meanwhile is told in codes of this endpoint")
  void dead() {
    var request = application.valid(request());
    var decision = AuthorizationDecision.approve(request, ada, application.now());

    var noSession = decision.inSession(new SessionId("s_9999999999999999999999"));
    assertThat(application.complete(request, noSession).error()).isEqualTo("login_required");
    application.memory().subjects().remove(application.id(), ada);
    assertThat(application.complete(request, decision).error()).isEqualTo("access_denied");
  }
}
