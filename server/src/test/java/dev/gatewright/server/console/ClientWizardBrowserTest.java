package dev.gatewright.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.PendingLogin;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.WebDriver;
import dev.gatewright.testing.WebDriver.Look;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The wizard in a browser, and an application that is made of what it shows.
@Tag("browser")
final class ClientWizardBrowserTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  @TempDir private Path folder;

  @Test
  @DisplayName(
      "from an empty list of clients to an application that greets whoever logged in, by the values"
          + " that the console's code has")
  void wizard() throws Exception {
    Skip.where(WebDriver.missing());
    var application =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var callback = "http://localhost:" + application.getAddress().getPort() + "/callback";
    try (var server = new ConsoleServer(folder, "");
        var browser = WebDriver.start(new Look(false, true))) {
      var admin = server.signed(Mandate.of(Role.ADMINISTRATOR, new IssuerId("acme")));
      browser.open(server.root().resolve("/console/login"));
      browser.script("document.cookie = '" + admin.cookie() + "; path=/console'");
      browser.open(server.root().resolve("/console/i/acme/clients"));
      browser.click(".section-head a.primary");
      browser.screenshot(SCREENSHOTS.resolve("console-client-kinds.png"));
      browser.click("a[href$='kind=web']");
      browser.type("#name", "Shop");
      browser.type("#redirect_uris", callback);
      browser.screenshot(SCREENSHOTS.resolve("console-client-new.png"));
      browser.click("main button[type=submit]");
      browser.awaitText("The client was added");
      var java = browser.property("#code-java", "textContent");
      var secret = browser.property(".facts div:nth-child(3) code", "textContent");
      browser.tick("details.snippet summary");
      assertThat(browser.property("[data-copy=code-java]", "hidden")).isEqualTo("false");
      browser.screenshot(SCREENSHOTS.resolve("console-client-code.png"));
      assertThat(java).doesNotContain(secret);

      var idp =
          IdpClient.builder()
              .issuer(value(java, "issuer"))
              .clientId(value(java, "clientId"))
              .clientSecret(secret)
              .redirectUri(value(java, "redirectUri"))
              .clock(server.clock)
              .build();
      serve(application, idp);
      browser.open(URI.create(callback).resolve("/"));
      browser.type("#email", "ada@acme.test");
      browser.type("#password", "ada loves engines");
      browser.click("main button[type=submit]");
      browser.awaitText("Hello Ada Lovelace");
      assertThat(browser.consoleErrors()).noneMatch(line -> line.contains("Content Security"));
    } finally {
      application.stop(0);
    }
  }

  private static String value(String java, String method) {
    var found = Pattern.compile("\\." + method + "\\(\"([^\"]+)\"\\)").matcher(java);
    assertThat(found.find()).as(method + " in " + java).isTrue();
    return found.group(1);
  }

  /// An application with two routes, as the documentation of the SDK has it.
  private static void serve(HttpServer application, IdpClient idp) {
    Map<String, PendingLogin> pending = new ConcurrentHashMap<>();
    application.createContext(
        "/",
        exchange -> {
          if (!exchange.getRequestURI().getPath().equals("/callback")) {
            var login =
                idp.createAuthorizationUrl(AuthorizationOptions.of("openid", "profile", "email"));
            pending.put(login.state(), login.pending());
            exchange.getResponseHeaders().add("Location", login.url().toString());
            exchange.sendResponseHeaders(303, -1);
            exchange.close();
            return;
          }
          var back = CallbackParameters.parse(exchange.getRequestURI().getRawQuery());
          var begun = Optional.ofNullable(pending.remove(back.state().orElse(""))).orElseThrow();
          var person = idp.exchangeCallback(back, begun);
          say(exchange, "Hello " + person.profile().name().orElse(""));
        });
    application.start();
  }

  private static void say(HttpExchange exchange, String text) throws IOException {
    var bytes = text.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
