package dev.gatewright.examples.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.examples.api.ProjectsApi;
import dev.gatewright.testkit.Browser;
import dev.gatewright.testkit.GatewrightExtension;
import dev.gatewright.testkit.Page;
import dev.gatewright.testkit.TestClient;
import dev.gatewright.testkit.TestResource;
import dev.gatewright.testkit.TestUser;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The web application")
final class WebApplicationTest {
  private static final TestUser ADA =
      TestUser.of("ada@acme.test")
          .name("Ada <Lovelace>")
          .memberOf("org_acme", "Founder", "projects:write")
          .memberOf("org_analytical", "Advisor", "projects:read");

  @RegisterExtension
  private static final GatewrightExtension GATEWRIGHT = GatewrightExtension.with(ADA);

  private WebApplication running;
  private ProjectsApi api;
  private URI app;

  @BeforeEach
  void start() throws IOException {
    int port;
    int apiPort;
    try (var one = new ServerSocket(0);
        var two = new ServerSocket(0)) {
      port = one.getLocalPort();
      apiPort = two.getLocalPort();
    }
    app = URI.create("http://localhost:" + port + "/");
    var apiUrl = "http://localhost:" + apiPort;
    var client =
        TestClient.web("app")
            .redirectUri(app + "callback")
            .postLogoutRedirectUri(app.toString())
            .scopes("openid", "profile", "email", "projects:read", "projects:write")
            .setting("grants", List.of("authorization_code", "refresh_token", "client_credentials"))
            .setting("access_token", Map.of("lifetime", "1m"))
            .firstParty()
            .refreshTokenAlways();
    GATEWRIGHT.apply(TestResource.of(apiUrl).scopes("projects:read", "projects:write"), client);
    api =
        ProjectsApi.start(
            Map.of(
                "ISSUER_URL", GATEWRIGHT.issuer().toString(),
                "API_URL", apiUrl,
                "PORT", Integer.toString(apiPort)));
    running =
        new WebApplication(
            Settings.of(
                Map.of(
                    "ISSUER_URL", GATEWRIGHT.issuer().toString(),
                    "CLIENT_ID", client.id(),
                    "CLIENT_SECRET", client.secret(),
                    "API_URL", apiUrl,
                    "SESSION_SECRET", "0123456789abcdef0123456789abcdef",
                    "ORGANIZATION_NAMES", "org_acme=Acme <Inc>; org_other=Other",
                    "PORT", Integer.toString(port))),
            GATEWRIGHT.clock());
  }

  @AfterEach
  void stop() {
    running.close();
    api.close();
  }

  @Test
  @DisplayName("greets a visitor, logs in to the dashboard, and logs out here and at the provider")
  void loginAndLogout(Browser browser) {
    var home = browser.open(app);
    assertThat(home.text()).contains("Log in", GATEWRIGHT.issuer().toString());
    assertThat(home.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'");

    var dashboard = browser.logInAt(app.resolve("login"), ADA);

    assertThat(dashboard.address()).isEqualTo(app.resolve("dashboard"));
    assertThat(dashboard.text())
        .contains("Ada <Lovelace>", "ada@acme.test", "Founder", "org_acme", "UTC, in 60 s")
        .contains("Acme <Inc>")
        .doesNotContain("Other");
    assertThat(dashboard.body()).contains("<h3>Acme &lt;Inc&gt;</h3>", "<h3>org_analytical</h3>");
    assertThat(dashboard.body()).contains("Ada &lt;Lovelace&gt;").doesNotContain("Ada <Lovelace>");
    assertThat(browser.open(app).address()).isEqualTo(app.resolve("dashboard"));
    assertThat(browser.open(app.resolve("style.css")).body()).contains("prefers-color-scheme");

    assertThat(browser.open(app.resolve("logout")).address()).isEqualTo(app);
    assertThat(browser.open(app.resolve("dashboard")).address().getAuthority())
        .isEqualTo(GATEWRIGHT.issuer().getAuthority());
  }

  @Test
  @DisplayName("decides for each organization, and makes the project with the person's token")
  void projects(Browser browser) {
    var dashboard = browser.logInAt(app.resolve("dashboard"), ADA);

    var made = create(browser, dashboard, "org_acme");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text()).contains("Analytical & Engine", "org_acme");

    var refused = create(browser, dashboard, "org_analytical");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("insufficient_scope", "You may not create");
    assertThat(create(browser, dashboard, "org_unknown").status()).isEqualTo(403);

    assertThat(browser.open(app.resolve("projects")).text()).contains("Analytical & Engine");
    assertThat(browser.open(app.resolve("machine")).text())
        .contains("HTTP 200", "Analytical & Engine");
    assertThat(browser.open(app.resolve("orgs/org_acme/projects")).status()).isEqualTo(404);
    assertThat(browser.open(app.resolve("nowhere")).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("shows a person who belongs to no organization")
  void alone(Browser browser) {
    var bob = TestUser.of("bob@acme.test");
    GATEWRIGHT.apply(bob);

    assertThat(browser.logInAt(app.resolve("dashboard"), bob).text())
        .contains("bob@acme.test", "You belong to none.");
  }

  @Test
  @DisplayName("asks the provider who the person is now")
  void userInfo(Browser browser) {
    browser.logInAt(app.resolve("dashboard"), ADA);

    assertThat(browser.open(app.resolve("userinfo")).text())
        .contains("ada@acme.test", "organizations", "org_acme");
  }

  @Test
  @DisplayName("says that the API does not answer")
  void apiAway(Browser browser) {
    browser.logInAt(app.resolve("dashboard"), ADA);
    api.close();

    var answer = browser.open(app.resolve("projects"));

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.text()).contains("the API does not answer");
  }

  @Test
  @DisplayName("shows that the access token was renewed, and keeps the rotated tokens")
  void renewal(Browser browser) {
    assertThat(browser.logInAt(app.resolve("dashboard"), ADA).text()).doesNotContain("was renewed");
    assertThat(browser.open(app.resolve("dashboard")).text()).doesNotContain("was renewed");

    GATEWRIGHT.clock().advance(Duration.ofSeconds(40));

    assertThat(browser.open(app.resolve("dashboard")).text()).contains("was renewed", "in 60 s");
    assertThat(browser.open(app.resolve("dashboard")).text()).doesNotContain("was renewed");
    assertThat(browser.open(app.resolve("userinfo")).status()).isEqualTo(200);

    browser.open(app.resolve("logout"));
    GATEWRIGHT.clock().advance(Duration.ofSeconds(1));
    assertThat(browser.logInAt(app.resolve("dashboard"), ADA).text()).doesNotContain("was renewed");
  }

  @Test
  @DisplayName("answers programs with JSON, and those without a session with a 401")
  void programs() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var missing = HttpRequest.newBuilder(app.resolve("nowhere")).build();
      var answer = http.send(missing, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).isEqualTo("{\"error\":\"not_found\"}");

      var closed = HttpRequest.newBuilder(app.resolve("userinfo")).build();
      assertThat(http.send(closed, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }
  }

  @Test
  @DisplayName("names the environment variable that is missing, and prints no secret")
  void environment() {
    assertThatThrownBy(() -> Settings.of(Map.of("ISSUER_URL", "http://localhost:8080")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CLIENT_ID");
    var settings =
        new Settings(
            app, "app", "swordfish", app, 3000, app, "0123456789abcdef0123456789abcdef", Map.of());
    assertThat(settings.toString()).doesNotContain("swordfish", "0123456789");
  }

  /// Sends the first organization's form, as the person might after changing its address.
  private static Page create(Browser browser, Page dashboard, String organization) {
    var html = dashboard.body().replaceAll("/orgs/[a-z_]+/", "/orgs/" + organization + "/");
    return browser.submit(
        new Page(dashboard.address(), dashboard.status(), dashboard.headers(), html),
        Map.of("name", "Analytical & Engine"));
  }
}
