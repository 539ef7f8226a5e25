package dev.gatewright.examples.stepbystep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.testkit.Browser;
import dev.gatewright.testkit.GatewrightExtension;
import dev.gatewright.testkit.Page;
import dev.gatewright.testkit.TestClient;
import dev.gatewright.testkit.TestUser;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The example with each call made by hand")
final class StepByStepTest {
  private static final Duration AN_ACCESS_TOKEN = Duration.ofMinutes(31);
  private static final TestUser ADA =
      TestUser.of("ada@acme.test")
          .name("Ada Lovelace")
          .memberOf("org_acme", "Founder", "projects:write")
          .memberOf("org_analytical", "Advisor", "projects:read");

  @RegisterExtension
  private static final GatewrightExtension GATEWRIGHT = GatewrightExtension.with(ADA);

  private StepByStep running;
  private URI app;

  @BeforeEach
  void start() throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    app = URI.create("http://localhost:" + port + "/");
    var client =
        TestClient.web("app")
            .redirectUri(app + "callback")
            .postLogoutRedirectUri(app.toString())
            .firstParty()
            .refreshTokenAlways();
    GATEWRIGHT.apply(client);
    running =
        new StepByStep(
            Settings.of(
                Map.of(
                    "ISSUER_URL", GATEWRIGHT.issuer().toString(),
                    "CLIENT_ID", client.id(),
                    "CLIENT_SECRET", client.secret(),
                    "PORT", Integer.toString(port))),
            GATEWRIGHT.clock());
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  @DisplayName("logs in, shows the person, decides for each organization, and logs out")
  void everyStep(Browser browser) {
    assertThat(browser.open(app).text()).contains("Log in");

    var dashboard = browser.logInAt(app.resolve("dashboard"), ADA);
    assertThat(dashboard.address()).isEqualTo(app.resolve("dashboard"));
    assertThat(dashboard.body()).contains("\"user\"", "Ada Lovelace", "ada@acme.test");

    assertThat(post(browser, "orgs/org_acme/projects").status()).isEqualTo(201);
    assertThat(post(browser, "orgs/org_analytical/projects").status()).isEqualTo(403);
    assertThat(post(browser, "orgs/org_analytical/projects").body()).contains("insufficient_scope");
    assertThat(post(browser, "orgs/org_unknown/projects").status()).isEqualTo(403);
    assertThat(post(browser, "orgs/org_acme").status()).isEqualTo(404);
    assertThat(browser.open(app.resolve("orgs/org_acme/projects")).status()).isEqualTo(405);

    assertThat(post(browser, "logout").address()).isEqualTo(app);
    assertThat(browser.open(app.resolve("dashboard")).address().getPath()).endsWith("/login");
  }

  @Test
  @DisplayName("keeps the rotated tokens, so that each request can renew them")
  void renews(Browser browser) {
    browser.logInAt(app.resolve("login"), ADA);
    int before = GATEWRIGHT.requests("/oauth2/token");

    for (int time = 1; time <= 3; time++) {
      GATEWRIGHT.clock().advance(AN_ACCESS_TOKEN);
      assertThat(browser.open(app.resolve("dashboard")).status()).isEqualTo(200);
      assertThat(browser.open(app.resolve("dashboard")).status()).isEqualTo(200);
    }

    assertThat(GATEWRIGHT.requests("/oauth2/token")).isEqualTo(before + 3);
  }

  @Test
  @DisplayName("ends the session when it cannot be renewed any more")
  void over(Browser browser) {
    browser.logInAt(app.resolve("login"), ADA);
    GATEWRIGHT.server().signOut(ADA.email());
    GATEWRIGHT.clock().advance(AN_ACCESS_TOKEN);

    assertThat(browser.open(app.resolve("dashboard")).address().getPath()).endsWith("/login");
  }

  @Test
  @DisplayName("RFC 6749 §10.12: refuses a callback whose state is not this browser's")
  void stateMismatch(Browser browser) {
    var callback = callbackOf(browser);
    var planted = URI.create(callback.toString().replaceFirst("state=[^&]*", "state=other"));

    var answer = browser.open(planted);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("State mismatch");
    assertThat(GATEWRIGHT.browser().open(callback).status()).isEqualTo(400);
    assertThat(browser.open(callback).address()).isEqualTo(app.resolve("dashboard"));
  }

  @Test
  @DisplayName("answers 500 when the code is not good")
  void badCode(Browser browser) {
    var callback = callbackOf(browser);
    var spoilt = URI.create(callback.toString().replaceFirst("code=[^&]*", "code=x"));

    assertThat(browser.open(spoilt).status()).isEqualTo(500);
  }

  @Test
  @DisplayName("names the environment variable that is missing")
  void environment() {
    assertThatThrownBy(() -> Settings.of(Map.of("ISSUER_URL", "http://localhost:8080")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CLIENT_ID");
  }

  /// A login that began at the application, up to the redirect back to it, which is not followed.
  private URI callbackOf(Browser browser) {
    return browser.logIn(browser.open(app.resolve("login")).address(), ADA);
  }

  /// Posts a form without fields, which the home page has for the logout alone.
  private Page post(Browser browser, String path) {
    var home = browser.open(app);
    var html = home.body().replace("action=\"/logout\"", "action=\"/" + path + "\"");
    return browser.submit(new Page(home.address(), home.status(), home.headers(), html), Map.of());
  }
}
