package dev.gatewright.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.client.Agent;
import dev.gatewright.client.resource.AccessToken;
import dev.gatewright.testkit.Browser;
import dev.gatewright.testkit.TestGatewright;
import dev.gatewright.testkit.TestUser;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@DisplayName("A Spring Boot application with Spring Security and sessions in its database")
final class SecurityTest {
  private static final TestUser ADA =
      TestUser.of("ada@acme.test").name("Ada").memberOf("org_acme", "owner", "projects:write");
  private static final TestUser BOB = TestUser.of("bob@acme.test").name("Bob");
  private static final String SECRET = "a secret of 32 bytes for tests alone";

  private static final TestGatewright provider = TestGatewright.start(ADA, BOB);
  private static RunningApplication app;

  private final Browser browser = provider.browser();

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @EnableMethodSecurity
  @Import({Pages.class, SecuredPages.class})
  static class Application {
    @Bean
    @Order(1)
    SecurityFilterChain withoutLogin(HttpSecurity http) {
      http.securityMatcher("/machines/**")
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .getConfigurer(AgentLogin.class)
          .disable();
      return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) {
      return http.authorizeHttpRequests(requests ->
              requests
                  .requestMatchers("/", "/about", "/cookies")
                  .permitAll()
                  .requestMatchers("/projects")
                  .hasAuthority(
                      AgentAuthentication.organizationAuthority("org_acme", "projects:write"))
                  .anyRequest()
                  .authenticated())
          .build();
    }
  }

  @RestController
  static class SecuredPages {
    @GetMapping("/who")
    String who(@AuthenticationPrincipal Agent agent, Authentication authentication) {
      return agent.profile().name().orElseThrow()
          + " "
          + authentication.getAuthorities().stream()
              .map(GrantedAuthority::getAuthority)
              .sorted()
              .collect(Collectors.joining(" "));
    }

    @GetMapping("/projects")
    String projects() {
      return "Projects";
    }

    @GetMapping("/payroll")
    @PreAuthorize("hasAuthority('SCOPE_payroll')")
    String payroll() {
      return "Payroll";
    }

    @PostMapping("/notes")
    String note() {
      return "Noted";
    }

    @PostMapping("/api/notes")
    String apiNote(AccessToken token, Authentication authentication) {
      return token.subject().equals(authentication.getName()) ? "Noted by API" : "?";
    }

    @PostMapping("/api/payroll")
    @PreAuthorize("hasAuthority('SCOPE_payroll')")
    String apiPayroll() {
      return "Paid";
    }

    @GetMapping("/machines/status")
    String machines() {
      return "Running";
    }
  }

  @BeforeAll
  static void start() {
    app =
        RunningApplication.start(
            provider,
            Application.class,
            "--gatewright.api.audience=" + provider.issuer(),
            "--gatewright.session.store=jdbc",
            "--gatewright.session.secrets=" + SECRET,
            "--spring.datasource.url=jdbc:h2:mem:sessions");
  }

  @AfterAll
  static void stop() {
    app.close();
    provider.close();
  }

  @Test
  @DisplayName("sends a browser that the security filter chain turns away to the login")
  void entryPoint() {
    var page = browser.logInAt(app.at("/who?first=1"), ADA);

    assertThat(page.address()).isEqualTo(app.at("/who?first=1"));
    assertThat(page.body())
        .isEqualTo("Ada ORG_org_acme/projects:write SCOPE_email SCOPE_openid SCOPE_profile");
    assertThat(app.fetch("GET", "/who").statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("decides by scopes, in organizations and granted")
  void authorities() {
    assertThat(browser.logInAt(app.at("/projects"), ADA).body()).isEqualTo("Projects");
    assertThat(browser.open(app.at("/payroll")).status()).isEqualTo(403);

    var bobs = provider.browser();
    assertThat(bobs.logInAt(app.at("/projects"), BOB).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("checks CSRF tokens for the application, and the login's own routes need none")
  void csrf() {
    browser.logInAt(app.at("/who"), ADA);
    var cookies = browser.open(app.at("/cookies")).body();

    assertThat(app.post("/notes", "text=x", "Cookie", cookies).statusCode()).isEqualTo(403);
    assertThat(app.post("/callback", "state=unknown&code=x").statusCode()).isEqualTo(400);
    var logout = app.post("/logout", "_csrf=x", "Cookie", cookies);

    assertThat(logout.statusCode()).isEqualTo(303);
    assertThat(logout.headers().firstValue("Location").orElseThrow())
        .startsWith(provider.issuer().toString());
    assertThat(app.fetch("GET", "/who", "Cookie", cookies).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("RFC 6750 §3: takes good access tokens at its API, and neither others nor cookies")
  void api() {
    browser.logInAt(app.at("/who"), ADA);
    var cookies = browser.open(app.at("/cookies")).body();
    var bearer = "Bearer " + browser.open(app.at("/token")).body();

    var forged = app.post("/api/notes", "x=y", "Authorization", bearer + "x", "Cookie", cookies);

    assertThat(app.post("/api/notes", "x=y", "Authorization", bearer).body())
        .isEqualTo("Noted by API");
    assertThat(app.post("/api/payroll", "x=y", "Authorization", bearer).statusCode())
        .isEqualTo(403);
    assertThat(forged.statusCode()).isEqualTo(401);
    assertThat(forged.headers().firstValue("WWW-Authenticate").orElseThrow())
        .startsWith("Bearer error=\"invalid_token\"");
  }

  @Test
  @DisplayName("shows nobody in a chain that the login was taken out of")
  void chainWithoutLogin() {
    browser.logInAt(app.at("/who"), ADA);

    assertThat(browser.open(app.at("/machines/status")).status()).isEqualTo(403);
    browser.forgetCookies();
    assertThat(browser.open(app.at("/machines/status")).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("keeps sessions in the database, begins no HTTP session and renews in place")
  void sessionsInDatabase() throws SQLException {
    browser.logInAt(app.at("/who"), ADA);
    var cookies = browser.open(app.at("/cookies")).body();
    var before = app.fetch("GET", "/token", "Cookie", cookies).body();
    provider.clock().advance(Duration.ofMinutes(10));

    assertThat(app.fetch("GET", "/token", "Cookie", cookies).body()).isNotEqualTo(before);
    assertThat(browser.cookie(app.at("/"), "JSESSIONID")).isEmpty();
    assertThat(rows()).isPositive();
  }

  private static int rows() throws SQLException {
    try (var connection = app.bean(DataSource.class).getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery("SELECT COUNT(*) FROM gatewright_session")) {
      result.next();
      return result.getInt(1);
    }
  }
}
