package dev.gatewright.protocol.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issue.ScopePolicy;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.token.SupportedGrant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The host's last word about scopes")
final class ScopePolicyTest {
  /// Whom the policy was asked about, in order.
  private final List<String> asked = new ArrayList<>();

  private ScopePolicy policy = ScopePolicy.AS_ASKED;

  private final Application application =
      new Application(b ->
          Application.usualGrants(b)
              .enable(SupportedGrant.implicit(), Application.HOUR)
              .enable(
                  SupportedGrant.password(
                      (issuer, client, name, password) -> Optional.of(new SubjectId(name))),
                  Application.HOUR)
              .enable(SupportedGrant.custom(new BadgeGrant(BadgeGrant.BADGE)), Application.HOUR)
              .scopePolicy((issuer, client, type, subject, scope) -> {
                asked.add(type + " " + subject.map(SubjectId::value).orElse("-"));
                return policy.grant(issuer, client, type, subject, scope);
              }));

  private final Client web =
      application.add(
          Application.web("web")
              .grants(
                  GrantType.AUTHORIZATION_CODE,
                  GrantType.REFRESH_TOKEN,
                  GrantType.CLIENT_CREDENTIALS,
                  GrantType.IMPLICIT,
                  GrantType.PASSWORD,
                  BadgeGrant.BADGE));
  private final SubjectId ada = application.addPerson("ada");

  private static ScopePolicy without(String... tokens) {
    return (issuer, client, type, subject, scope) -> scope.without(Scope.of(tokens));
  }

  private String scopeOf(Params params) {
    return application.token(web, params).body().path("scope").stringValue();
  }

  private static Params credentials(String scope) {
    return Params.of("grant_type", "client_credentials").with("scope", scope);
  }

  @Test
  @DisplayName("RFC 6749 §3.3: it is asked once by each grant, with the user it is about")
  void everyGrant() {
    var tokens = application.logIn(web, ada, "openid projects:read");
    application.refresh(web, tokens.refresh());
    application.token(web, credentials("projects:read"));
    application.authorize(Application.request(web, "token", "projects:read"), ada);
    application.token(
        web,
        Params.of("grant_type", "password")
            .with("username", "ada")
            .with("password", "x")
            .with("scope", "projects:read"));
    application.token(
        web,
        Params.of("grant_type", "custom:badge")
            .with("badge", "ada")
            .with("scope", "projects:read"));

    assertThat(asked)
        .containsExactly(
            "authorization_code ada",
            "refresh_token ada",
            "client_credentials -",
            "implicit ada",
            "password ada",
            "custom:badge ada");
  }

  @Test
  @DisplayName("RFC 6749 §3.3: it takes scopes away, in every grant, and the client is told")
  void takesAway() {
    policy = without("projects:write");
    var both = "projects:read projects:write";

    var tokens = application.logIn(web, ada, both);
    assertThat(tokens.body().path("scope").stringValue()).isEqualTo("projects:read");
    assertThat(tokens.accessClaims().path("scope").stringValue()).isEqualTo("projects:read");
    assertThat(scopeOf(credentials(both))).isEqualTo("projects:read");
    assertThat(application.authorize(Application.request(web, "token", both), ada).fields())
        .containsEntry("scope", "projects:read");
    assertThat(
            scopeOf(
                Params.of("grant_type", "custom:badge").with("badge", "ada").with("scope", both)))
        .isEqualTo("projects:read");
    assertThat(
            application
                .token(
                    web, Application.refreshGrant(tokens.refresh()).with("scope", "projects:write"))
                .reason())
        .isEqualTo(Reason.SCOPE_EXCEEDS_GRANT);
  }

  @Test
  @DisplayName("RFC 6749 §3.3: it gives nothing that was not asked for, at no grant")
  void widensNothing() {
    policy =
        (issuer, client, type, subject, scope) -> scope.plus(Scope.of("projects:write", "admin"));

    var tokens = application.logIn(web, ada, "openid");
    assertThat(tokens.body().path("scope").stringValue()).isEqualTo("openid");
    assertThat(application.refresh(web, tokens.refresh()).body().path("scope").stringValue())
        .isEqualTo("openid");
    assertThat(scopeOf(credentials("projects:read"))).isEqualTo("projects:read");
    assertThat(application.authorize(Application.request(web, "token", "openid"), ada).fields())
        .containsEntry("scope", "openid");
  }

  @Test
  @DisplayName(
      "RFC 6749 §6: at a refresh it takes away what the user may do no more, for that time")
  void atRefresh() {
    var tokens = application.logIn(web, ada, "openid projects:write");
    policy = without("projects:write");
    var less = application.refresh(web, tokens.refresh());
    assertThat(less.body().path("scope").stringValue()).isEqualTo("openid");
    policy = ScopePolicy.AS_ASKED;

    assertThat(application.refresh(web, less.refresh()).body().path("scope").stringValue())
        .isEqualTo("openid projects:write");
  }

  @Test
  @DisplayName(
      "RFC 6749 §5.1: where nothing is left the request is refused, and nothing is used up")
  void nothingLeft() {
    var tokens = application.logIn(web, ada, "projects:read");
    var request = Application.codeRequest(web, "projects:read");
    policy = (issuer, client, type, subject, scope) -> Scope.empty();

    assertThat(application.authorize(request, ada).error()).isEqualTo("access_denied");
    assertThat(application.token(web, credentials("projects:read")).error())
        .isEqualTo("invalid_scope");
    assertThat(application.refresh(web, tokens.refresh()).error()).isEqualTo("invalid_scope");
    policy = ScopePolicy.AS_ASKED;
    assertThat(application.isActive(web, tokens.refresh())).isTrue();
    assertThat(application.refresh(web, tokens.refresh()).isIssued()).isTrue();
  }

  @Test
  @DisplayName("RFC 6749 §3.3: who names no scope and has none by default still gets a token")
  void noScopeAtAll() {
    var token = application.token(web, Params.of("grant_type", "client_credentials"));

    assertThat(token.isIssued()).isTrue();
    assertThat(token.body().has("scope")).isFalse();
    assertThat(token.accessClaims().has("scope")).isFalse();
  }

  @Test
  @DisplayName("RFC 8707 §2.2: a resource that knows none of the scopes asked for is refused")
  void nothingAtResource() {
    var notes = Application.NOTES_API;
    assertThat(application.token(web, credentials("projects:read").with("resource", notes)).error())
        .isEqualTo("invalid_scope");
    var params =
        Application.codeRequest(web, "projects:read")
            .with("resource", notes)
            .again("resource", Application.PROJECTS_API);
    var code = application.authorize(params, ada).code();

    assertThat(application.token(web, Application.codeGrant(code).with("resource", notes)).error())
        .isEqualTo("invalid_scope");
    var tokens = application.token(web, Application.codeGrant(code));
    assertThat(tokens.isIssued()).isTrue();
    assertThat(
            application
                .token(web, Application.refreshGrant(tokens.refresh()).with("resource", notes))
                .error())
        .isEqualTo("invalid_scope");
    assertThat(application.refresh(web, tokens.refresh()).isIssued()).isTrue();
  }
}
