package dev.gatewright.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testkit.Browser;
import dev.gatewright.testkit.Fault;
import dev.gatewright.testkit.TestGatewright;
import dev.gatewright.testkit.TestUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Import;

@DisplayName("A Spring Boot application without Spring Security")
final class LoginTest {
  private static final TestUser ADA =
      TestUser.of("ada@acme.test")
          .name("Ada Lovelace")
          .memberOf("org_acme", "owner", "projects:write")
          .memberOf("org_other", "guest", "projects:read");
  private static final Duration ACCESS_TOKEN_LIFETIME = Duration.ofMinutes(10);

  private static final TestGatewright provider = TestGatewright.start(ADA);
  private static RunningApplication app;

  private final Browser browser = provider.browser();

  @SpringBootConfiguration
  @EnableAutoConfiguration(
      exclude = {
        GatewrightSecurityAutoConfiguration.class,
        ManagementWebSecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        ServletWebSecurityAutoConfiguration.class,
        UserDetailsServiceAutoConfiguration.class
      })
  @Import(Pages.class)
  static class Application {}

  @BeforeAll
  static void start() {
    app =
        RunningApplication.start(
            provider,
            Application.class,
            "--gatewright.api.audience=" + provider.issuer(),
            "--gatewright.protected-paths=/members/*",
            "--management.endpoints.web.exposure.include=env,configprops",
            "--management.endpoint.env.show-values=always",
            "--management.endpoint.configprops.show-values=always");
  }

  @AfterAll
  static void stop() {
    app.close();
    provider.close();
  }

  @AfterEach
  void noFaults() {
    provider.faults().clear();
  }

  @Test
  @DisplayName("hands the logged-in person to a controller, and nobody where nobody is")
  void agentArguments() {
    assertThat(browser.open(app.at("/")).body()).isEqualTo("Hello stranger");

    var page = browser.logInAt(app.at("/dashboard"), ADA);

    assertThat(page.address()).isEqualTo(app.at("/dashboard"));
    assertThat(page.body()).isEqualTo("Dashboard of Ada Lovelace");
    assertThat(browser.open(app.at("/")).body()).isEqualTo("Hello Ada Lovelace");
    assertThat(browser.open(app.at("/email")).body()).isEqualTo("ada@acme.test");
  }

  @Test
  @DisplayName("answers 401 to a script that nobody is logged in for")
  void scriptsGet401() {
    var answer = app.fetch("GET", "/dashboard", "Accept", "application/json");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }

  @Test
  @DisplayName("protects the paths that its properties name")
  void protectedPaths() {
    assertThat(browser.logInAt(app.at("/members/area"), ADA).body()).isEqualTo("For members");
    assertThat(app.fetch("GET", "/members/area").statusCode()).isEqualTo(401);
    assertThat(app.fetch("GET", "/about").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("decides for each organization by itself")
  void organizations() {
    var cookie = loggedIn();

    var allowed = app.fetch("POST", "/orgs/org_acme/projects", "Cookie", cookie);
    var refused = app.fetch("POST", "/orgs/org_other/projects", "Cookie", cookie);

    assertThat(allowed.body()).isEqualTo("{\"created\":\"in org_acme\"}");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).isEqualTo("{\"error\":\"insufficient_scope\"}");
  }

  @Test
  @DisplayName("renews an expired access token once, for however many requests of a session")
  void refreshesOnce() throws Exception {
    var cookie = loggedIn();
    var before = app.fetch("GET", "/token", "Cookie", cookie).body();
    provider.clock().advance(ACCESS_TOKEN_LIFETIME);
    var requests = provider.requests("/oauth2/token");

    var calls = new ArrayList<Callable<String>>();
    for (var i = 0; i < 16; i++) {
      calls.add(() -> app.fetch("GET", "/token", "Cookie", cookie).body());
    }
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      for (var answer : threads.invokeAll(calls)) {
        assertThat(answer.get()).isNotEqualTo(before).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
      }
    }

    assertThat(provider.requests("/oauth2/token")).isEqualTo(requests + 1);
  }

  @Test
  @DisplayName("answers 503 while the provider is away, and keeps the session")
  void providerAway() {
    var cookie = loggedIn();
    provider.clock().advance(ACCESS_TOKEN_LIFETIME);
    provider.faults().on("/oauth2/token").always(Fault.status(503));

    var answer = app.fetch("GET", "/dashboard", "Cookie", cookie, "Accept", "application/json");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("{\"error\":\"temporarily_unavailable\"}");
    var asked = provider.requests("/oauth2/token");
    assertThat(app.fetch("GET", "/about", "Cookie", cookie).statusCode()).isEqualTo(200);
    assertThat(provider.requests("/oauth2/token")).isEqualTo(asked);
    provider.faults().clear();
    assertThat(app.fetch("GET", "/dashboard", "Cookie", cookie).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName(
      "RFC 6750 §3: an API answers 401 without a token and 403 where its scope is not enough")
  void api() {
    var bearer = "Bearer " + app.fetch("GET", "/token", "Cookie", loggedIn()).body();

    var missing = app.fetch("GET", "/api/subject");
    var insufficient = app.fetch("POST", "/api/projects", "Authorization", bearer);

    assertThat(app.fetch("GET", "/api/subject", "Authorization", bearer).statusCode())
        .isEqualTo(200);
    assertThat(missing.statusCode()).isEqualTo(401);
    assertThat(missing.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(insufficient.statusCode()).isEqualTo(403);
    assertThat(insufficient.body()).isEqualTo("{\"error\":\"insufficient_scope\"}");
  }

  @Test
  @DisplayName("logs out here and at the provider")
  void logsOut() {
    browser.logInAt(app.at("/dashboard"), ADA);

    var page = browser.open(app.at("/logout"));

    assertThat(page.address()).isEqualTo(app.at("/"));
    assertThat(page.body()).isEqualTo("Hello stranger");
    assertThat(browser.open(app.at("/dashboard")).address().getAuthority())
        .isEqualTo(provider.issuer().getAuthority());
  }

  @Test
  @DisplayName("shows its secrets nowhere, even where endpoints show values")
  void secretsStayHidden() {
    var secret = app.bean(GatewrightProperties.class).clientSecret().reveal();

    assertThat(app.fetch("GET", "/actuator/configprops").body())
        .contains("gatewright", "clientId")
        .doesNotContain(secret);
    assertThat(app.fetch("GET", "/actuator/env").body())
        .contains("gatewright.client-secret")
        .doesNotContain(secret);
    assertThat(app.bean(GatewrightProperties.class).toString()).doesNotContain(secret);
  }

  /// The cookie of a new session.
  private String loggedIn() {
    browser.logInAt(app.at("/dashboard"), ADA);
    return browser.open(app.at("/cookies")).body();
  }
}
