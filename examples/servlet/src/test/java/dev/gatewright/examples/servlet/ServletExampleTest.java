package dev.gatewright.examples.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.client.IdpClient;
import dev.gatewright.testkit.Browser;
import dev.gatewright.testkit.GatewrightExtension;
import dev.gatewright.testkit.TestClient;
import dev.gatewright.testkit.TestResource;
import dev.gatewright.testkit.TestScope;
import dev.gatewright.testkit.TestUser;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The servlet example")
final class ServletExampleTest {
  private static final TestUser ADA =
      TestUser.of("ada@acme.test")
          .memberOf("org_acme", "Founder", "projects:write")
          .memberOf("org_analytical", "Advisor", "projects:read");
  private static final TestClient DEMO =
      TestClient.web("demo")
          .scopes("openid", "email", "projects:read")
          .refreshTokenAlways()
          .firstParty();

  @RegisterExtension
  static final GatewrightExtension GATEWRIGHT =
      GatewrightExtension.with(
          TestScope.of("projects:read", "See your projects"),
          TestScope.of("projects:write", "Change your projects"),
          TestResource.of("https://api.acme.test").scopes("projects:read", "projects:write"),
          ADA);

  private final Browser browser = GATEWRIGHT.browser();
  private Server server = new Server();
  private URI home = URI.create("http://localhost/");

  @BeforeEach
  void start() throws Exception {
    var client =
        IdpClient.builder()
            .issuer(GATEWRIGHT.issuer())
            .clientId(DEMO.id())
            .clientSecret(DEMO.secret());
    server = ServletExample.start(client, 0, GATEWRIGHT.clock());
    home = ServletExample.address(server);
    GATEWRIGHT.apply(
        DEMO.redirectUri(home.resolve("callback").toString())
            .postLogoutRedirectUri(home.toString()));
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  @DisplayName("Ada logs in, makes a project where she may, asks the API an hour later and leaves")
  void walkThrough() {
    assertThat(browser.open(home).text()).contains("Your dashboard");

    var dashboard = browser.logInAt(home.resolve("dashboard"), ADA);
    assertThat(dashboard.text()).contains("ada@acme.test", "org_acme", "org_analytical");
    assertThat(browser.submit(dashboard, Map.of("org", "org_acme")).text())
        .contains("Made a project in org_acme");
    var refused = browser.submit(dashboard, Map.of("org", "org_analytical"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).isEqualTo("{\"error\":\"insufficient_scope\"}");

    assertThat(browser.open(home.resolve("projects")).text()).contains("Projects of ");
    GATEWRIGHT.clock().advance(Duration.ofHours(1));
    assertThat(browser.open(home.resolve("projects")).text()).contains("Projects of ");
    assertThat(browser.open(home.resolve("api/projects")).status()).isEqualTo(401);

    assertThat(browser.open(home.resolve("logout")).address()).isEqualTo(home);
    assertThat(browser.open(home.resolve("dashboard")).address().getPort())
        .isEqualTo(GATEWRIGHT.issuer().getPort());
  }
}
