package dev.gatewright.client.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.web.WebExchange;
import dev.gatewright.client.web.WebLogin;
import dev.gatewright.client.web.WebLoginBuilder;
import dev.gatewright.testkit.GatewrightExtension;
import dev.gatewright.testkit.TestClient;
import dev.gatewright.testkit.TestUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A web application on a real server logs people in at Gatewright")
class WebLoginAtGatewrightTest {
  private static final String CLIENT_SECRET = "app-secret-of-at-least-32-characters";
  private static final TestUser ADA = TestUser.of("ada@acme.test").name("Ada");

  @RegisterExtension private final GatewrightExtension gatewright = GatewrightExtension.with(ADA);

  private final HttpServer server = newServer();
  private final URI application = URI.create("http://localhost:" + server.getAddress().getPort());

  private static HttpServer newServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noSocket) {
      throw new IllegalStateException(noSocket);
    }
  }

  @BeforeEach
  void start() {
    gatewright.apply(
        TestClient.web("app")
            .secret(CLIENT_SECRET)
            .redirectUri(application + "/callback")
            .postLogoutRedirectUri(application + "/")
            .refreshTokenAlways()
            .firstParty()
            .scopes("openid", "profile", "email"));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void serve(UnaryOperator<WebLoginBuilder> configured) {
    var idp =
        IdpClient.builder()
            .issuer(gatewright.issuer())
            .clientId("app")
            .clientSecret(CLIENT_SECRET)
            .redirectUri(application + "/callback")
            .clock(gatewright.clock())
            .build();
    var login =
        configured
            .apply(
                WebLogin.builder(idp)
                    .cookieSecret("0123456789abcdef0123456789abcdef")
                    .clock(gatewright.clock()))
            .build();
    server.createContext(
        "/",
        http -> {
          try (http) {
            answer(new Exchange(http), login);
          }
        });
  }

  private static void answer(WebExchange exchange, WebLogin login) throws IOException {
    if (login.handle(exchange)) {
      return;
    }
    if (exchange.path().equals("/")) {
      exchange.respond(200, "text/plain", "welcome");
      return;
    }
    var agent = login.agent(exchange);
    if (agent.isPresent()) {
      exchange.respond(
          200, "text/plain", exchange.path() + " " + agent.get().profile().email().orElse("?"));
    } else {
      login.challenge(exchange);
    }
  }

  @Test
  @DisplayName("In, renewed after the access token's end, and out again, at the provider too")
  void inAndOut() {
    serve(UnaryOperator.identity());
    var browser = gatewright.browser();
    assertThat(browser.logInAt(application.resolve("/reports"), ADA).body())
        .isEqualTo("/reports ada@acme.test");
    gatewright.clock().advance(Duration.ofHours(1));
    assertThat(browser.open(application.resolve("/reports")).body())
        .isEqualTo("/reports ada@acme.test");
    assertThat(browser.open(application.resolve("/logout")).address())
        .isEqualTo(application.resolve("/"));
    assertThat(browser.open(application.resolve("/reports")).address().getAuthority())
        .isEqualTo(URI.create(gatewright.issuer().toString()).getAuthority());
  }

  /// One request of the JDK's HTTP server.
  private record Exchange(HttpExchange http) implements WebExchange {
    @Override
    public String method() {
      return http.getRequestMethod();
    }

    @Override
    public String path() {
      return http.getRequestURI().getRawPath();
    }

    @Override
    public String rawQuery() {
      return Optional.ofNullable(http.getRequestURI().getRawQuery()).orElse("");
    }

    @Override
    public List<String> headers(String name) {
      return http.getRequestHeaders().getOrDefault(name, List.of());
    }

    @Override
    public CallbackParameters form(int maxLength) throws IOException {
      var body = http.getRequestBody().readNBytes(maxLength + 1);
      return CallbackParameters.parse(
          body.length > maxLength ? "" : new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void addHeader(String name, String value) {
      http.getResponseHeaders().add(name, value);
    }

    @Override
    public void redirect(URI target) throws IOException {
      addHeader("Location", target.toString());
      http.sendResponseHeaders(303, -1);
    }

    @Override
    public void respond(int status, String contentType, String body) throws IOException {
      addHeader("Content-Type", contentType);
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      http.getResponseBody().write(bytes);
    }
  }
}
