package dev.gatewright.protocol.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.RefreshTokenPolicy;
import dev.gatewright.protocol.clients.RefreshTokenPolicy.Issue;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.token.SupportedGrant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The password grant")
final class PasswordGrantTest {
  private static final Params GOOD =
      Params.of("grant_type", "password").with("username", "ada").with("password", "correct horse");

  /// What was asked of the host, in order.
  private final List<String> asked = new ArrayList<>();

  private final Application application =
      new Application(b ->
          Application.usualGrants(b)
              .enable(
                  SupportedGrant.password((issuer, client, username, password) -> {
                    asked.add(issuer.id().value() + ' ' + client.id() + ' ' + username);
                    return password.matches(new Secret("correct horse"))
                        ? Optional.of(new SubjectId(username))
                        : Optional.empty();
                  }),
                  Duration.ofMinutes(10)));

  private final Client web =
      application.add(
          Application.web("web")
              .grants(GrantType.PASSWORD, GrantType.REFRESH_TOKEN)
              .defaultScopes("profile"));

  PasswordGrantTest() {
    application.addPerson("ada");
  }

  @Test
  @DisplayName(
      "RFC 6749 §4.3.3: the right password gives the user's tokens, refresh token included")
  void rightPassword() {
    var tokens = application.token(web, GOOD.with("scope", "openid projects:read"));

    assertThat(tokens.accessClaims().path("sub").stringValue()).isEqualTo("ada");
    assertThat(tokens.accessClaims().path("auth_time").longValue())
        .isEqualTo(application.now().getEpochSecond());
    assertThat(tokens.accessClaims().path("amr").path(0).stringValue()).isEqualTo("pwd");
    assertThat(tokens.body().path("expires_in").longValue()).isEqualTo(600);
    assertThat(tokens.body().path("scope").stringValue()).isEqualTo("openid projects:read");
    assertThat(tokens.idClaims().path("sub").stringValue()).isEqualTo("ada");
    assertThat(application.refresh(web, tokens.refresh()).isIssued()).isTrue();
    assertThat(application.isActive(web, tokens.access())).isTrue();
    assertThat(asked).containsExactly("main web ada");
  }

  @Test
  @DisplayName("RFC 6749 §5.2: a wrong password is invalid_grant, and says nothing of the user")
  void wrongPassword() {
    var known = application.token(web, GOOD.with("password", "wrong"));
    var unknown = application.token(web, GOOD.with("username", "x").with("password", "wrong"));

    assertThat(known.error()).isEqualTo("invalid_grant");
    assertThat(known.reason()).isEqualTo(Reason.PASSWORD_INVALID);
    assertThat(unknown.body()).isEqualTo(known.body());
    assertThat(known.body().toString()).doesNotContain("ada", "wrong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"username", "password"})
  @DisplayName("RFC 6749 §4.3.2: username and password are required, and an empty one is none")
  void missing(String name) {
    assertThat(application.token(web, GOOD.without(name)).reason())
        .isEqualTo(Reason.PASSWORD_MISSING);
    assertThat(application.token(web, GOOD.with(name, "")).error()).isEqualTo("invalid_request");
    assertThat(asked).isEmpty();
  }

  @Test
  @DisplayName("RFC 6749 §3.3: scope and resources are looked at before the password is")
  void scopeFirst() {
    assertThat(application.token(web, GOOD.with("scope", "admin")).error())
        .isEqualTo("invalid_scope");
    assertThat(application.token(web, GOOD.with("resource", "https://unknown.test")).error())
        .isEqualTo("invalid_target");
    assertThat(
            application
                .token(
                    web,
                    GOOD.with("scope", "projects:read").with("resource", Application.NOTES_API))
                .error())
        .isEqualTo("invalid_scope");
    assertThat(application.token(web, GOOD).body().path("scope").stringValue())
        .isEqualTo("profile");
  }

  @Test
  @DisplayName("RFC 8707 §2.2: a token for a resource has its scopes and its audience")
  void resource() {
    var tokens =
        application.token(
            web,
            GOOD.with("scope", "openid projects:read").with("resource", Application.PROJECTS_API));

    assertThat(tokens.accessClaims().path("aud").stringValue()).isEqualTo(Application.PROJECTS_API);
  }

  @Test
  @DisplayName("A user whom the host lets in but does not know, or may not act, gets nothing")
  void unknownSubject() {
    assertThat(application.token(web, GOOD.with("username", "nobody")).reason())
        .isEqualTo(Reason.SUBJECT_INACTIVE);
  }

  @Test
  @DisplayName("RFC 6749 §4.3.2: a confidential client authenticates, and needs to be allowed this")
  void client() {
    assertThat(application.token(Application.post(GOOD.with("client_id", "web"))).error())
        .isEqualTo("invalid_client");
    var other = application.add(Application.web("other"));
    assertThat(application.token(other, GOOD).error()).isEqualTo("unauthorized_client");
    assertThat(asked).isEmpty();
  }

  @Test
  @DisplayName("RFC 6749 §1.5: refresh tokens come as the client's settings say")
  void refreshPolicy() {
    application.add(
        Application.web("web")
            .grants(GrantType.PASSWORD, GrantType.REFRESH_TOKEN)
            .refreshToken(policy(Issue.OFFLINE_ACCESS, Map.of())));

    assertThat(application.token(web, GOOD).body().has("refresh_token")).isFalse();
    assertThat(
            application
                .token(web, GOOD.with("scope", "offline_access"))
                .body()
                .has("refresh_token"))
        .isTrue();
  }

  @Test
  @DisplayName("RFC 6749 §10.4: a login method may have a shorter refresh lifetime of its own")
  void lifetimeByMethod() {
    application.add(
        Application.web("web")
            .grants(GrantType.PASSWORD, GrantType.REFRESH_TOKEN)
            .refreshToken(policy(Issue.ALWAYS, Map.of("pwd", Duration.ofHours(2)))));
    var tokens = application.token(web, GOOD);

    application.clock().advance(Duration.ofHours(2));

    assertThat(application.refresh(web, tokens.refresh()).reason())
        .isEqualTo(Reason.REFRESH_EXPIRED);
  }

  private static RefreshTokenPolicy policy(Issue issue, Map<String, Duration> byMethod) {
    return RefreshTokenPolicy.builder()
        .issue(issue)
        .grace(Duration.ZERO)
        .lifetimeByMethod(byMethod)
        .build();
  }
}
