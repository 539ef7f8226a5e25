package dev.gatewright.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gatewright.testkit.Browser;
import dev.gatewright.testkit.TestClient;
import dev.gatewright.testkit.TestGatewright;
import dev.gatewright.testkit.TestUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayName("The Spring Boot example, which has no Spring Security")
final class ProjectsApplicationTest {
  private static final TestUser ADA =
      TestUser.of("ada@acme.test")
          .name("Ada <Lovelace>")
          .memberOf("org_acme", "owner", "projects:write")
          .memberOf("org_other", "guest", "projects:read");
  private static final TestGatewright provider = TestGatewright.start(ADA);

  private static HttpServer api;
  private static URI address;
  private static ConfigurableApplicationContext application;

  private final Browser browser = provider.browser();

  @BeforeAll
  static void start() throws IOException {
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext(
        "/projects",
        exchange -> {
          var token = exchange.getRequestHeaders().getFirst("Authorization");
          var answer = "[\"%s\"]".formatted(token.substring(0, "Bearer ey".length()));
          exchange.sendResponseHeaders(200, answer.length());
          exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    api.start();
    var port = freePort();
    address = URI.create("http://localhost:" + port);
    var client =
        TestClient.web("demo")
            .redirectUri(address + "/callback")
            .postLogoutRedirectUri(address + "/")
            .firstParty();
    provider.apply(client);
    application =
        SpringApplication.run(
            ProjectsApplication.class,
            "--PORT=" + port,
            "--ISSUER_URL=" + provider.issuer(),
            "--CLIENT_SECRET=" + client.secret(),
            "--API_URL=http://localhost:" + api.getAddress().getPort(),
            "--spring.main.banner-mode=off",
            "--logging.level.root=warn");
  }

  @AfterAll
  static void stop() {
    application.close();
    api.stop(0);
    provider.close();
  }

  /// The registered redirect URI has the port, so it is chosen before the application starts.
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  @DisplayName("logs a person in, shows the dashboard and logs out")
  void dashboard() {
    assertThat(browser.open(address.resolve("/")).text()).contains("Hello stranger");

    var page = browser.logInAt(address.resolve("/login"), ADA);

    assertThat(page.address()).isEqualTo(address.resolve("/dashboard"));
    assertThat(page.text()).contains("Dashboard of Ada <Lovelace>", "org_acme: projects:write");
    assertThat(browser.open(address.resolve("/me")).body()).contains("ada@acme.test");
    assertThat(browser.open(address.resolve("/projects")).body()).isEqualTo("[\"Bearer ey\"]");
    assertThat(browser.open(address.resolve("/logout")).text()).contains("Hello stranger");
  }

  @Test
  @DisplayName("lets people make projects only in organizations where they may")
  void organizations() {
    var page = browser.logInAt(address.resolve("/dashboard"), ADA);
    var elsewhere =
        new dev.gatewright.testkit.Page(
            page.address(), 200, page.headers(), page.body().replace("/orgs/org_acme", "/orgs/x"));

    assertThat(browser.submit(page, Map.of()).body()).contains("a project in org_acme");
    assertThat(browser.submit(elsewhere, Map.of()).body()).contains("insufficient_scope");
  }
}
