package dev.gatewright.httpserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatewright.client.Agent;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.web.WebLogin;
import dev.gatewright.testkit.Browser;
import dev.gatewright.testkit.Fault;
import dev.gatewright.testkit.GatewrightExtension;
import dev.gatewright.testkit.TestClient;
import dev.gatewright.testkit.TestUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Login on the JDK's HTTP server")
final class HttpServerLoginTest {
  private static final TestUser ADA = TestUser.of("ada@acme.test").name("Ada Lovelace");
  private static final String TEXT = "text/plain; charset=utf-8";

  @RegisterExtension
  private static final GatewrightExtension GATEWRIGHT = GatewrightExtension.with(ADA);

  private final HttpClient script = HttpClient.newHttpClient();
  private HttpServer server;
  private URI app;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    app = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    var client =
        TestClient.web("app")
            .redirectUri(app + "callback")
            .postLogoutRedirectUri(app.toString())
            .firstParty()
            .refreshTokenAlways();
    GATEWRIGHT.apply(client);
    var idp =
        IdpClient.builder()
            .issuer(GATEWRIGHT.issuer())
            .clientId(client.id())
            .clientSecret(client.secret())
            .redirectUri(app + "callback")
            .clock(GATEWRIGHT.clock())
            .build();
    var login =
        new HttpServerLogin(
            WebLogin.builder(idp)
                .cookieSecret("0123456789abcdef0123456789abcdef")
                .clock(GATEWRIGHT.clock())
                .build());
    server.createContext("/", login.visitor(HttpServerLoginTest::home)).getFilters().add(login);
    server.createContext("/page", login.required(HttpServerLoginTest::page));
    server.createContext(
        "/over",
        login.required((exchange, person) -> {
          throw new IdpException.LoginRequired("test.over", "over");
        }));
    server.createContext(
        "/refused",
        login.required((exchange, person) -> {
          throw new IdpException.Misconfigured("test.refused", "refused");
        }));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    script.close();
  }

  private static void home(HttpExchange exchange, Optional<Agent> person) throws IOException {
    var name = person.flatMap(agent -> agent.profile().name()).orElse("nobody");
    new HttpServerExchange(exchange).respond(200, TEXT, "This is " + name);
  }

  private static void page(HttpExchange exchange, Agent person) throws IOException {
    var web = new HttpServerExchange(exchange);
    var said = web.method().equals("POST") ? web.form(20).one("said").orElse("nothing") : "";
    web.respond(200, TEXT, person.profile().name().orElse("") + web.rawQuery() + said);
  }

  @Test
  @DisplayName("a person logs in, comes back to the page they asked for, and logs out")
  void wholeVisit(Browser browser) {
    assertThat(browser.open(app).text()).isEqualTo("This is nobody");

    var page = browser.logInAt(app.resolve("page?a=b"), ADA);
    assertThat(page.address()).isEqualTo(app.resolve("page?a=b"));
    assertThat(page.text()).isEqualTo("Ada Lovelacea=b");
    assertThat(browser.open(app).text()).isEqualTo("This is Ada Lovelace");

    assertThat(browser.open(app.resolve("logout")).text()).isEqualTo("This is nobody");
  }

  @Test
  @DisplayName("a script that is not logged in gets a 401 and no redirect")
  void scripts() throws Exception {
    var answer = post("page", "same-origin");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("login_required");
  }

  @Test
  @DisplayName("Fetch Metadata Request Headers §2.2: a form of another site or port is refused")
  void foreignForms() throws Exception {
    assertThat(post("page", "cross-site").statusCode()).isEqualTo(403);
    assertThat(post("page", "same-site").statusCode()).isEqualTo(403);
    assertThat(post("", "same-site").statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("while the provider cannot be reached the answer is 503, and the session stays")
  void providerAway(Browser browser) {
    browser.logInAt(app.resolve("page"), ADA);

    GATEWRIGHT.clock().advance(Duration.ofMinutes(31));
    GATEWRIGHT.faults().on("/oauth2/token").always(Fault.status(503));
    assertThat(browser.open(app.resolve("page")).status()).isEqualTo(503);
    GATEWRIGHT.faults().clear();

    assertThat(browser.open(app.resolve("page")).text()).isEqualTo("Ada Lovelace");
  }

  @Test
  @DisplayName("a login that ends while a handler runs begins again; other failures say the reason")
  void failuresOfHandlers(Browser browser) {
    browser.logInAt(app.resolve("page"), ADA);

    assertThat(browser.open(app.resolve("refused")).status()).isEqualTo(502);
    assertThat(browser.open(app.resolve("refused")).text()).contains("test.refused");
    // The provider still knows Ada, so the way leads back here until the browser gives up.
    assertThat(GATEWRIGHT.requests("/oauth2/authorize")).isEqualTo(1);
    assertThat(catchLoop(browser)).contains("redirected without end");
    assertThat(GATEWRIGHT.requests("/oauth2/authorize")).isGreaterThan(1);
  }

  private String catchLoop(Browser browser) {
    try {
      return browser.open(app.resolve("over")).text();
    } catch (AssertionError loop) {
      return String.valueOf(loop.getMessage());
    }
  }

  private HttpResponse<String> post(String path, String site) throws Exception {
    return script.send(
        HttpRequest.newBuilder(app.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", site)
            .header("Sec-Fetch-Mode", "cors")
            .POST(BodyPublishers.ofString("said=hello"))
            .build(),
        BodyHandlers.ofString());
  }
}
