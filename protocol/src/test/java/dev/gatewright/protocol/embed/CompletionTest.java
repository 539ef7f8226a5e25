package dev.gatewright.protocol.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.authorize.AuthorizationDecision.Approved;
import dev.gatewright.protocol.authorize.AuthorizationRequest;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.OrganizationPolicy;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Subjects.OrganizationMembership;
import dev.gatewright.protocol.testing.AuthorizationAnswer;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Completing an authorization request")
final class CompletionTest {
  private final Application application = Application.usual();
  private final Client web = application.add(Application.web("web"));
  private final SubjectId ada = application.addPerson("ada");

  private Params params() {
    return Application.codeRequest(web, "openid profile projects:read");
  }

  private AuthorizationAnswer approve(Params params, SubjectId user, Instant authTime) {
    var request = application.valid(params);
    return application.complete(request, AuthorizationDecision.approve(request, user, authTime));
  }

  private Tokens redeem(AuthorizationAnswer answer) {
    return application.token(web, Application.codeGrant(answer.code()));
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2: an approved request gives a code with state and iss, good once")
  void approved() {
    var answer = approve(params(), ada, application.now());

    assertThat(answer.uri()).isEqualTo(Application.CALLBACK);
    assertThat(answer.fields())
        .containsOnlyKeys("code", "state", "iss")
        .containsEntry("state", "the state")
        .containsEntry("iss", "http://localhost:3000");
    var tokens = redeem(answer);
    assertThat(tokens.accessClaims().path("sub").stringValue()).isEqualTo("ada");
    assertThat(tokens.body().path("scope").stringValue()).isEqualTo("openid profile projects:read");
    assertThat(tokens.idClaims().path("sub").stringValue()).isEqualTo("ada");
    assertThat(tokens.refresh()).isNotEmpty();

    assertThat(redeem(answer).reason()).isEqualTo(Reason.CODE_REPLAYED);
    assertThat(application.refresh(web, tokens.refresh()).reason())
        .isEqualTo(Reason.REFRESH_REVOKED);
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2.1: a user who says no is access_denied")
  void denied() {
    var answer = application.complete(application.valid(params()), AuthorizationDecision.deny());

    assertThat(answer.error()).isEqualTo("access_denied");
    assertThat(answer.fields()).containsEntry("state", "the state").doesNotContainKey("code");
  }

  @Test
  @DisplayName(
      "OpenID Connect Core §3.1.2.6: login_required and consent_required are the host's to say")
  void promptNone() {
    var request = application.valid(params().with("prompt", "none"));

    assertThat(application.complete(request, new AuthorizationDecision.LoginRequired()).error())
        .isEqualTo("login_required");
    assertThat(application.complete(request, new AuthorizationDecision.ConsentRequired()).error())
        .isEqualTo("consent_required");
  }

  @Test
  @DisplayName("RFC 6749 §3.3: the host grants less than was asked for, and the client is told")
  void lessScope() {
    var request = application.valid(params());
    var decision =
        AuthorizationDecision.approve(request, ada, application.now())
            .limitedTo(Scope.of("openid", "projects:read", "projects:write"));

    var tokens = redeem(application.complete(request, decision));

    assertThat(tokens.body().path("scope").stringValue()).isEqualTo("openid projects:read");
    assertThat(application.refresh(web, tokens.refresh()).body().path("scope").stringValue())
        .isEqualTo("openid projects:read");
  }

  @Test
  @DisplayName("RFC 6749 §3.3: no decision widens the scope that was asked for")
  void noMoreScope() {
    var request = application.valid(Application.codeRequest(web, "openid"));
    var decision =
        new Approved(
            ada,
            Optional.empty(),
            application.now(),
            Set.of(),
            Optional.empty(),
            Scope.of("openid", "projects:write"));

    assertThat(redeem(application.complete(request, decision)).body().path("scope").stringValue())
        .isEqualTo("openid");
  }

  @Test
  @DisplayName(
      "RFC 6749 §5.1: a user who allows nothing of the scope denies, lest silence mean all")
  void nothingLeft() {
    var request = application.valid(params());
    var decision =
        AuthorizationDecision.approve(request, ada, application.now()).limitedTo(Scope.empty());

    assertThat(application.complete(request, decision).error()).isEqualTo("access_denied");

    var without = application.valid(params().without("scope"));
    assertThat(
            application
                .complete(without, AuthorizationDecision.approve(without, ada, application.now()))
                .fields())
        .containsKey("code");
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: id_token_hint names the only user who may answer")
  void wrongUserOfHint() {
    application.addPerson("bob");
    var idToken = application.logIn(web, ada, "openid").id();
    var hinted = params().with("id_token_hint", idToken);

    assertThat(approve(hinted, new SubjectId("bob"), application.now()).reason())
        .isEqualTo(Reason.AUTHORIZE_WRONG_USER);
    assertThat(approve(hinted, ada, application.now()).fields()).containsKey("code");
  }

  @Test
  @DisplayName("OpenID Connect Core §5.5.1: so does the claim sub")
  void wrongUserOfClaims() {
    application.addPerson("bob");
    var demanded = params().with("claims", "{\"id_token\":{\"sub\":{\"value\":\"ada\"}}}");

    assertThat(approve(demanded, new SubjectId("bob"), application.now()).error())
        .isEqualTo("login_required");
    assertThat(approve(demanded, ada, application.now()).fields()).containsKey("code");
  }

  @Test
  @DisplayName(
      "OpenID Connect Core §3.1.2.1: max_age counts from the login, less the time to answer")
  void maxAge() {
    var loggedIn = application.now();
    var request = application.valid(params().with("max_age", "60"));
    var decision = AuthorizationDecision.approve(request, ada, loggedIn);

    application.clock().advance(Duration.ofMinutes(6));
    assertThat(application.complete(request, decision).fields()).containsKey("code");
    application.clock().advance(Duration.ofMillis(1));
    assertThat(application.complete(request, decision).error()).isEqualTo("login_required");
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: prompt=login takes no login from before")
  void promptLogin() {
    var before = application.now();
    application.clock().advance(Duration.ofMinutes(5).plusMillis(1));

    assertThat(approve(params().with("prompt", "login"), ada, before).error())
        .isEqualTo("login_required");
    assertThat(approve(params(), ada, before).fields()).containsKey("code");
    assertThat(approve(params().with("prompt", "login"), ada, application.now()).fields())
        .containsKey("code");
  }

  @Test
  @DisplayName("OpenID Connect Core §5.5.1.1: an essential acr that was not reached is an error")
  void essentialAcr() {
    var demanded =
        params()
            .with(
                "claims",
                "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"gold\",\"silver\"]}}}");
    var request = application.valid(demanded);
    var approved = AuthorizationDecision.approve(request, ada, application.now());

    assertThat(application.complete(request, approved).error())
        .isEqualTo("unmet_authentication_requirements");
    assertThat(
            application
                .complete(request, approved.authenticatedBy(Set.of("pwd"), Optional.of("lead")))
                .reason())
        .isEqualTo(Reason.AUTHORIZE_ACR);
    var golden = approved.authenticatedBy(Set.of("otp", "pwd"), Optional.of("gold"));
    var claims = redeem(application.complete(request, golden)).idClaims();
    assertThat(claims.path("acr").stringValue()).isEqualTo("gold");
    assertThat(claims.path("amr").valueStream().map(n -> n.stringValue()))
        .containsExactly("otp", "pwd");
  }

  @Test
  @DisplayName(
      "RFC 6749 §4.1.2.1: a user whom the host does not know, or who may not act, gets nothing")
  void unknownSubject() {
    assertThat(approve(params(), new SubjectId("nobody"), application.now()).error())
        .isEqualTo("access_denied");
    application.memory().subjects().remove(application.id(), ada);
    assertThat(approve(params(), ada, application.now()).error()).isEqualTo("access_denied");
  }

  @Test
  @DisplayName("A user who is suspended between code and token gets no token")
  void suspendedBeforeRedemption() {
    var answer = approve(params(), ada, application.now());
    application.memory().subjects().remove(application.id(), ada);

    assertThat(redeem(answer).reason()).isEqualTo(Reason.SUBJECT_INACTIVE);
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2.1: for a client that is gone nothing is sent anywhere")
  void clientRemoved() {
    AuthorizationRequest request = application.valid(params());
    var decision = AuthorizationDecision.approve(request, ada, application.now());
    application.memory().clients().remove(application.id(), web.id());

    var answer = application.complete(request, decision);

    assertThat(answer.isErrorPage()).isTrue();
    assertThat(answer.reason()).isEqualTo(Reason.AUTHORIZE_CLIENT_UNKNOWN);
    assertThat(application.complete(request, AuthorizationDecision.deny()).isErrorPage()).isTrue();
  }

  @Test
  @DisplayName("RFC 6749 §3.1.2.4: nothing is sent to a redirect URI that was taken away meanwhile")
  void redirectUriUnregistered() {
    var request = application.valid(params());
    application.add(Application.web("web").redirectUris("https://web.test/new"));

    var answer =
        application.complete(
            request, AuthorizationDecision.approve(request, ada, application.now()));

    assertThat(answer.isErrorPage()).isTrue();
    assertThat(answer.reason()).isEqualTo(Reason.REDIRECT_URI_MISMATCH);
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2.1: a grant that was taken from the client meanwhile is not given")
  void grantTaken() {
    var request = application.valid(params());
    application.add(Application.web("web").grants(GrantType.CLIENT_CREDENTIALS));

    assertThat(
            application
                .complete(request, AuthorizationDecision.approve(request, ada, application.now()))
                .error())
        .isEqualTo("unauthorized_client");
  }

  @Test
  @DisplayName("RFC 6749 §3.3: a scope that was taken from the client meanwhile is not given")
  void scopeTaken() {
    var request = application.valid(params());
    application.add(Application.web("web").scopes("openid", "projects:read"));

    var answer =
        application.complete(
            request, AuthorizationDecision.approve(request, ada, application.now()));

    assertThat(redeem(answer).body().path("scope").stringValue()).isEqualTo("openid projects:read");

    var issued = approve(params().with("scope", "openid projects:read"), ada, application.now());
    application.add(Application.web("web").scopes("openid"));
    assertThat(redeem(issued).body().path("scope").stringValue()).isEqualTo("openid");
  }

  @Test
  @DisplayName("RFC 8707 §2: a request that was validated for other resources is not completed")
  void resourcesGone() {
    var request = application.valid(params().with("resource", Application.PROJECTS_API));
    var decision = AuthorizationDecision.approve(request, ada, application.now());
    var withoutResources = Issuer.builder(application.issuer().url()).build();

    var answer =
        new AuthorizationAnswer(
            application.server().completeAuthorizationRequest(withoutResources, request, decision));

    assertThat(answer.error()).isEqualTo("invalid_target");
  }

  @Test
  @DisplayName("OpenID Connect Back-Channel Logout §2.1: a session that is named ends its tokens")
  void session() {
    var request = application.valid(params());
    var session = application.beginSession(ada);
    var decision =
        AuthorizationDecision.approve(request, ada, application.now()).inSession(session);
    var tokens = redeem(application.complete(request, decision));
    var late = application.complete(request, decision);

    assertThat(tokens.idClaims().path("sid").stringValue()).isEqualTo(session.value());
    assertThat(application.isActive(web, tokens.access())).isTrue();
    application.memory().sessions().end(application.id(), session);
    assertThat(application.isActive(web, tokens.access())).isFalse();
    assertThat(application.refresh(web, tokens.refresh()).reason()).isEqualTo(Reason.SESSION_ENDED);
    assertThat(redeem(late).reason()).isEqualTo(Reason.SESSION_ENDED);
  }

  @Test
  @DisplayName("A session that the host keeps nowhere gives no token; none at all is no matter")
  void unknownSession() {
    var request = application.valid(params());
    var approved = AuthorizationDecision.approve(request, ada, application.now());

    var answer =
        application.complete(
            request, approved.inSession(new SessionId("s_9999999999999999999999")));

    assertThat(redeem(answer).reason()).isEqualTo(Reason.SESSION_ENDED);
    assertThat(redeem(application.complete(request, approved)).idClaims().has("sid")).isFalse();
  }

  @Test
  @DisplayName("An organization is granted to its members alone")
  void organization() {
    application.add(Application.web("web").organizations(new OrganizationPolicy.All()));
    var bob =
        application.addPerson(
            "bob",
            new OrganizationMembership(
                "org_acme", Optional.empty(), List.of("owner"), application.now()));
    var acme = params().with("org", "org_acme");

    assertThat(approve(acme, ada, application.now()).reason())
        .isEqualTo(Reason.AUTHORIZE_ORGANIZATION);
    assertThat(approve(acme, bob, application.now()).fields()).containsKey("code");
  }

  @Test
  @DisplayName("OAuth 2.0 Form Post Response Mode §2: codes and errors go where the request said")
  void formPost() {
    var request = application.valid(params().with("response_mode", "form_post"));
    var answer =
        application.complete(
            request, AuthorizationDecision.approve(request, ada, application.now()));

    assertThat(answer.uri()).isEqualTo(Application.CALLBACK);
    assertThat(redeem(answer).isIssued()).isTrue();
    assertThat(application.complete(request, AuthorizationDecision.deny()).error())
        .isEqualTo("access_denied");
  }

  @Test
  @DisplayName("A request completed twice gives two codes, each good once")
  void twice() {
    var request = application.valid(params());
    var decision = AuthorizationDecision.approve(request, ada, application.now());
    var first = application.complete(request, decision);
    var second = application.complete(request, decision);

    assertThat(first.code()).isNotEqualTo(second.code());
    assertThat(redeem(first).isIssued()).isTrue();
    assertThat(redeem(second).isIssued()).isTrue();
  }
}
