package dev.gatewright.client.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.Agent;
import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.Organization;
import dev.gatewright.client.RefreshListener;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.token.TokenSet;
import dev.gatewright.testkit.Fault;
import dev.gatewright.testkit.GatewrightExtension;
import dev.gatewright.testkit.TestClient;
import dev.gatewright.testkit.TestOrganization;
import dev.gatewright.testkit.TestResource;
import dev.gatewright.testkit.TestUser;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The SDK at Gatewright, as AuthPI tells it")
class GatewrightTest {
  private static final String CALLBACK = "http://localhost:3000/callback";
  private static final String API = "https://api.acme.test";
  private static final TestUser ADA =
      TestUser.of("ada@acme.test")
          .name("Ada")
          .memberOf("org_acme", "Founder", "owner", "projects:write");

  @RegisterExtension
  private final GatewrightExtension gatewright =
      GatewrightExtension.with(
          TestOrganization.of("org_acme").name("Acme"),
          TestResource.of(API).scopes("projects:read"),
          TestClient.web("app")
              .secret("app-secret-of-at-least-32-characters")
              .redirectUri(CALLBACK)
              .postLogoutRedirectUri("http://localhost:3000/")
              .refreshTokenAlways()
              .firstParty()
              .scopes("openid", "profile", "email"),
          TestClient.machine("robot")
              .secret("robot-secret-of-at-least-32-characters")
              .scopes("projects:read"),
          ADA);

  private IdpClient idp() {
    return IdpClient.builder()
        .issuer(gatewright.issuer())
        .clientId("app")
        .clientSecret("app-secret-of-at-least-32-characters")
        .redirectUri(CALLBACK)
        .clock(gatewright.clock())
        .build();
  }

  private Agent logIn(IdpClient idp, AuthorizationOptions options) {
    var login = idp.createAuthorizationUrl(options);
    var callback = gatewright.browser().logIn(login.url(), ADA);
    return idp.exchangeCallback(CallbackParameters.of(callback), login.pending());
  }

  private Agent logIn(IdpClient idp) {
    return logIn(idp, AuthorizationOptions.of("openid", "profile", "email"));
  }

  private void expireAccessToken(Agent agent) {
    gatewright
        .clock()
        .advance(
            Duration.between(
                gatewright.clock().instant(), agent.tokens().expiresAt().orElseThrow()));
  }

  @Test
  @DisplayName("Steps 3 and 4: log in on the hosted pages and come back as an agent")
  void logsIn() {
    var agent = logIn(idp());

    assertThat(agent.profile().email()).contains("ada@acme.test");
    assertThat(agent.profile().name()).contains("Ada");
    assertThat(agent.hasScope("email")).isTrue();
    assertThat(agent.tokens().refreshToken()).isPresent();
    assertThat(agent.userInfo().text("email")).contains("ada@acme.test");
  }

  @Test
  @DisplayName("OpenID Connect Core §5.4: a profile that is kept out of the ID token is UserInfo's")
  void minimalIdToken() {
    gatewright.apply(
        TestClient.web("app")
            .secret("app-secret-of-at-least-32-characters")
            .redirectUri(CALLBACK)
            .firstParty()
            .scopes("openid", "profile", "email")
            .setting("id_token", Map.of("claims", "minimal")));
    var idp = idp();
    var agent = logIn(idp);

    assertThat(agent.tokens().idTokenClaims().orElseThrow().has("email")).isFalse();
    assertThat(agent.profile().email()).contains("ada@acme.test");
    assertThat(agent.profile().name()).contains("Ada");
    assertThat(agent.profile().subject()).isEqualTo(agent.subject());
    assertThat(idp.createAgent(agent.tokens(), RefreshListener.none()).profile().name())
        .contains("Ada");
    assertThat(gatewright.requests("/oauth2/userinfo")).isEqualTo(1);
  }

  @Test
  @DisplayName("Step 4 as printed: state compared by hand, then exchangeCode")
  void exchangeCode() {
    var idp = idp();
    var login = idp.createAuthorizationUrl(AuthorizationOptions.of("openid"));
    var callback = CallbackParameters.of(gatewright.browser().logIn(login.url(), ADA));

    assertThat(callback.state()).contains(login.state());
    var agent = idp.exchangeCode(callback.one("code").orElseThrow(), login.codeVerifier());
    assertThat(agent.profile().subject()).isNotEmpty();
  }

  @Test
  @DisplayName("Step 5: an expired access token is renewed and the rotated set handed over first")
  void refreshes() {
    var idp = idp();
    var before = logIn(idp);
    var tokens = before.tokens();
    expireAccessToken(before);
    var told = new ArrayList<TokenSet>();

    var agent = idp.createAgent(tokens, told::add);

    assertThat(told).containsExactly(agent.tokens());
    assertThat(agent.tokens().accessToken()).isNotEqualTo(tokens.accessToken());
    assertThat(agent.tokens().refreshToken()).isNotEqualTo(tokens.refreshToken());
    assertThat(agent.userInfo().text("sub")).contains(before.profile().subject());
  }

  @Test
  @DisplayName("Step 6: access in an organization is decided from the claim and follows a refresh")
  void organizations() {
    var idp = idp();
    var agent = logIn(idp);
    assertThat(agent.hasAccessIn("org_acme", "write", "projects")).isTrue();
    assertThat(agent.hasAccessIn("org_acme", "delete", "projects")).isFalse();
    assertThat(agent.hasAccessIn("org_other", "write", "projects")).isFalse();

    gatewright.apply(ADA.notMemberOf("org_acme"));
    expireAccessToken(agent);

    assertThat(idp.createAgent(agent.tokens(), RefreshListener.none()).organizations()).isEmpty();
  }

  @Test
  @DisplayName("org restricts the tokens to one organization, and stays over a refresh")
  void oneOrganization() {
    gatewright.apply(
        TestOrganization.of("org_b").name("B"), ADA.memberOf("org_b", "Guest", "projects:read"));
    var idp = idp();
    assertThat(logIn(idp).organizations()).hasSize(2);

    var agent = logIn(idp, AuthorizationOptions.of("openid").organization("org_b"));
    assertThat(agent.organizations()).extracting(Organization::id).containsExactly("org_b");
    expireAccessToken(agent);
    assertThat(idp.createAgent(agent.tokens(), RefreshListener.none()).organizations())
        .extracting(Organization::id)
        .containsExactly("org_b");
  }

  @Test
  @DisplayName("64 threads that share one expired set cause one refresh and stay logged in")
  void oneRefresh() throws Exception {
    var idp = idp();
    var tokens = logIn(idp).tokens();
    gatewright.clock().advance(Duration.ofHours(1));
    var before = gatewright.requests("/oauth2/token");
    var together = new CyclicBarrier(64);
    Callable<TokenSet> request =
        () -> {
          together.await();
          return idp.createAgent(tokens, RefreshListener.none()).tokens();
        };

    List<TokenSet> renewed = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var result : threads.invokeAll(IntStream.range(0, 64).mapToObj(_ -> request).toList())) {
        renewed.add(result.get());
      }
    }

    assertThat(renewed).hasSize(64).containsOnly(renewed.getFirst());
    assertThat(gatewright.requests("/oauth2/token") - before).isEqualTo(1);
    gatewright.clock().advance(Duration.ofHours(1));
    assertThat(idp.createAgent(renewed.getFirst(), RefreshListener.none()).tokens())
        .isNotEqualTo(renewed.getFirst());
  }

  @Test
  @DisplayName("A refresh answer lost on the way does not log the user out")
  void lostAnswer() {
    var idp = idp();
    var agent = logIn(idp);
    expireAccessToken(agent);
    gatewright.faults().on("/oauth2/token").times(2, Fault.lostAnswer());

    // Both the request and its one repetition are lost.
    assertThatThrownBy(() -> idp.createAgent(agent.tokens(), RefreshListener.none()))
        .isInstanceOf(IdpException.Unavailable.class);
    var recovered = idp.createAgent(agent.tokens(), RefreshListener.none());
    assertThat(recovered.userInfo().text("sub")).contains(agent.profile().subject());

    // And the successor is renewed as usual.
    expireAccessToken(recovered);
    assertThat(idp.createAgent(recovered.tokens(), RefreshListener.none()).userInfo().has("sub"))
        .isTrue();
  }

  @Test
  @DisplayName("One lost answer is not even noticed")
  void oneLostAnswer() {
    var idp = idp();
    var agent = logIn(idp);
    expireAccessToken(agent);
    gatewright.faults().on("/oauth2/token").once(Fault.lostAnswer());

    assertThat(idp.createAgent(agent.tokens(), RefreshListener.none()).tokens())
        .isNotEqualTo(agent.tokens());
  }

  @Test
  @DisplayName("A refresh that the server refuses ends the session and says to log in again")
  void sessionOver() {
    var idp = idp();
    var agent = logIn(idp);
    gatewright.server().signOut(ADA.email());
    expireAccessToken(agent);
    var told = new ArrayList<IdpException>();

    assertThatThrownBy(() ->
            idp.createAgent(
                agent.tokens(),
                new RefreshListener() {
                  @Override
                  public void onRefresh(TokenSet rotated) {
                    throw new AssertionError("there is nothing to keep");
                  }

                  @Override
                  public void onRefreshError(IdpException error) {
                    told.add(error);
                  }
                }))
        .isInstanceOf(IdpException.LoginRequired.class);
    assertThat(told).hasOnlyElementsOfType(IdpException.LoginRequired.class).hasSize(1);
  }

  @Test
  @DisplayName("Tokens signed with a key that is not the provider's are refused")
  void wrongKey() {
    var idp = idp();
    var agent = logIn(idp);
    expireAccessToken(agent);
    gatewright.faults().on("/oauth2/token").once(Fault.wrongKey());

    assertThatThrownBy(() -> idp.createAgent(agent.tokens(), RefreshListener.none()))
        .isInstanceOf(IdpException.InvalidToken.class);
  }

  @Test
  @DisplayName(
      "RFC 6749 §4.4, RFC 8707 §2: a machine gets a token for an API, once until it is due")
  void clientCredentials() {
    var robot =
        IdpClient.builder()
            .issuer(gatewright.issuer())
            .clientId("robot")
            .clientSecret("robot-secret-of-at-least-32-characters")
            .clock(gatewright.clock())
            .build();

    var token = robot.clientCredentials(Set.of("projects:read"), URI.create(API));
    assertThat(robot.clientCredentials(Set.of("projects:read"), URI.create(API))).isSameAs(token);
    assertThat(token.scopes()).containsExactly("projects:read");
    assertThat(gatewright.requests("/oauth2/token")).isEqualTo(1);
    assertThatThrownBy(() -> robot.clientCredentials(Set.of("admin"), URI.create(API)))
        .isInstanceOfSatisfying(
            IdpException.Refused.class,
            refused -> assertThat(refused.error()).isEqualTo("invalid_scope"));
  }

  @Test
  @DisplayName("RFC 7662 §2, RFC 7009 §2: a token is active until it is revoked")
  void introspectAndRevoke() {
    var idp = idp();
    var agent = logIn(idp);
    assertThat(idp.introspect(agent.tokens().accessToken()).active()).isTrue();

    agent.revoke();

    assertThat(idp.introspect(agent.tokens().refreshToken().orElseThrow()).active()).isFalse();
    expireAccessToken(agent);
    assertThatThrownBy(() -> idp.createAgent(agent.tokens(), RefreshListener.none()))
        .isInstanceOf(IdpException.LoginRequired.class);
  }

  @Test
  @DisplayName(
      "OpenID Connect RP-Initiated Logout §2: the logout URL ends the session and comes back")
  void logsOut() {
    var idp = idp();
    var browser = gatewright.browser();
    var login = idp.createAuthorizationUrl(AuthorizationOptions.of("openid"));
    var agent =
        idp.exchangeCallback(
            CallbackParameters.of(browser.logIn(login.url(), ADA)), login.pending());

    var logout = agent.logoutUrl(URI.create("http://localhost:3000/"), "s1").orElseThrow();
    assertThat(browser.logIn(logout, ADA)).hasToString("http://localhost:3000/?state=s1");
    var silent = idp.createAuthorizationUrl(AuthorizationOptions.of("openid").prompt("none"));
    assertThatThrownBy(() ->
            idp.exchangeCallback(
                CallbackParameters.of(browser.logIn(silent.url(), ADA)), silent.pending()))
        .isInstanceOfSatisfying(
            IdpException.LoginDeclined.class,
            declined -> assertThat(declined.error()).isEqualTo("login_required"));
  }
}
