package dev.gatewright.client.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.Agent;
import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.RefreshListener;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.resource.TokenVerifier;
import dev.gatewright.client.token.TokenSet;
import dev.gatewright.testkit.Fault;
import dev.gatewright.testkit.GatewrightExtension;
import dev.gatewright.testkit.TestClient;
import dev.gatewright.testkit.TestResource;
import dev.gatewright.testkit.TestUser;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A person in very many organizations logs in at Gatewright and uses an API")
class ManyOrganizationsTest {
  private static final String CALLBACK = "http://localhost:3000/callback";
  private static final String API = "https://api.acme.test";
  private static final String LIST = "/oauth2/organizations";
  private static final int MANY = 120;
  private static final TestUser ADA = inMany();

  @RegisterExtension
  private final GatewrightExtension gatewright =
      GatewrightExtension.with(
          TestResource.of(API).scopes("projects:read"),
          TestClient.web("app")
              .redirectUri(CALLBACK)
              .refreshTokenAlways()
              .firstParty()
              .scopes("openid", "profile", "email", "projects:read"),
          ADA);

  private static TestUser inMany() {
    var ada = TestUser.of("ada@acme.test").name("Ada");
    for (var n = 0; n < MANY; n++) {
      ada = ada.memberOf("org_" + n, "Member of a long title " + n, "projects:write");
    }
    return ada;
  }

  private IdpClient idp() {
    return IdpClient.builder()
        .issuer(gatewright.issuer())
        .clientId("app")
        .clientSecret(TestClient.web("app").secret())
        .redirectUri(CALLBACK)
        .clock(gatewright.clock())
        .build();
  }

  private Agent logIn(IdpClient idp, AuthorizationOptions options) {
    var login = idp.createAuthorizationUrl(options);
    var callback = gatewright.browser().logIn(login.url(), ADA);
    return idp.exchangeCallback(CallbackParameters.of(callback), login.pending());
  }

  @Test
  @DisplayName("Tokens stay short, the list is fetched once a version, and decisions are local")
  void login() {
    var idp = idp();
    var agent = logIn(idp, AuthorizationOptions.of("openid", "profile", "email"));

    assertThat(agent.organizations()).hasSize(MANY);
    assertThat(agent.hasAccessIn("org_119", "write", "projects")).isTrue();
    assertThat(agent.hasAccessIn("org_120", "write", "projects")).isFalse();
    assertThat(agent.tokens().idToken().orElseThrow()).hasSizeLessThan(2048);
    assertThat(agent.tokens().toJson()).doesNotContain("org_119");
    assertThat(agent.userInfo().text("email")).contains("ada@acme.test");
    idp.createAgent(agent.tokens(), RefreshListener.none());
    assertThat(gatewright.requests(LIST)).isEqualTo(1);
  }

  @Test
  @DisplayName("A membership that ended is gone with the next renewal, or the agent cannot be made")
  void renewal() {
    var idp = idp();
    var tokens = logIn(idp, AuthorizationOptions.of("openid")).tokens();
    gatewright.apply(ADA.notMemberOf("org_119"));
    gatewright.clock().advance(lifetime(tokens));
    gatewright.faults().on(LIST).once(Fault.status(503));

    assertThatThrownBy(() -> idp.createAgent(tokens, RefreshListener.none()))
        .isInstanceOf(IdpException.Unavailable.class);
    var agent = idp.createAgent(tokens, RefreshListener.none());
    assertThat(agent.organizations()).hasSize(MANY - 1);
    assertThat(agent.hasAccessIn("org_119", "write", "projects")).isFalse();
  }

  private Duration lifetime(TokenSet tokens) {
    return Duration.between(gatewright.clock().instant(), tokens.expiresAt().orElseThrow());
  }

  @Test
  @DisplayName("An API decides by the list that the token it was given refers to")
  void api() {
    var agent =
        logIn(idp(), AuthorizationOptions.of("openid", "projects:read").resources(URI.create(API)));
    var tokens =
        TokenVerifier.builder()
            .issuer(gatewright.issuer())
            .audience(API)
            .clock(gatewright.clock())
            .build();

    var token = tokens.verify(agent.accessToken());
    assertThat(token.hasAccessIn("org_119", "write", "projects")).isTrue();
    assertThat(token.hasAccessIn("org_120", "write", "projects")).isFalse();
    assertThat(agent.accessToken()).hasSizeLessThan(2048);
  }
}
