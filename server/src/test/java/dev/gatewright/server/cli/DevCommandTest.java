package dev.gatewright.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The demo mode")
final class DevCommandTest {
  private static final Pattern ACTION =
      Pattern.compile("<form method=\"post\" action=\"([^\"]*)\"");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

  @TempDir private Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.ALWAYS)
          .build();
  private int port;
  private int demoPort;
  private DevCommand.Site site;

  @BeforeEach
  void start() throws IOException {
    try (var one = new ServerSocket(0);
        var other = new ServerSocket(0)) {
      port = one.getLocalPort();
      demoPort = other.getLocalPort();
    }
    var config = DevCommand.config(port, folder.resolve("data"));
    site = new DevCommand(Main::open).start(config, demoPort, terminal()).orElseThrow();
  }

  @AfterEach
  void stop() {
    site.serving().stop(Duration.ZERO);
    site.demo().close();
    browser.close();
  }

  @Test
  @DisplayName("logs Ada in to the demo application, renews her tokens and logs her out again")
  void wholeLogin() throws Exception {
    var login = get("http://localhost:" + demoPort + "/login");
    assertThat(login.uri().getPort()).isEqualTo(port);

    var dashboard =
        submit(
            login,
            0,
            "email=" + encode("ada@acme.test") + "&password=" + encode("correct horse battery"));
    assertThat(dashboard.uri()).isEqualTo(URI.create("http://localhost:" + demoPort + "/"));
    assertThat(dashboard.body())
        .contains("Ada Lovelace", "ada@acme.test", "org_acme", "Founder", "at+jwt");

    var refreshed = submit(dashboard, 0, "");
    assertThat(refreshed.body()).contains("The tokens were renewed.");

    var loggedOut = submit(refreshed, 1, "");
    assertThat(loggedOut.uri().getPort()).isEqualTo(demoPort);
    assertThat(loggedOut.body()).doesNotContain("Ada Lovelace");
    assertThat(get("http://localhost:" + demoPort + "/login").uri().getPort()).isEqualTo(port);
  }

  @Test
  @DisplayName("RFC 6749 §10.12: the demo application takes no answer to a login it did not begin")
  void foreignState() throws Exception {
    var answer = get("http://localhost:" + demoPort + "/callback?code=x&state=y");

    assertThat(answer.body()).contains("the login was not begun here");
  }

  @Test
  @DisplayName("shows what runs, with the passwords, and prints it in one table")
  void overview() throws Exception {
    var page = get("http://localhost:" + port + "/dev");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("ada@acme.test", "correct horse battery");
    assertThat(site.welcome()).contains("bob@acme.test", "staple purple monkey", "machine");
    assertThat(get("http://localhost:" + port + "/dev/inbox.json").body()).isEqualTo("[]");
  }

  private HttpResponse<String> get(String url) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  /// Posts the page's form number `index` with its hidden fields and `typed`.
  private HttpResponse<String> submit(HttpResponse<String> page, int index, String typed)
      throws Exception {
    var form = page.body().split("(?=<form)", -1)[index + 1];
    form = form.substring(0, form.indexOf("</form>"));
    var action = ACTION.matcher(form).results().findFirst().orElseThrow().group(1);
    var hidden =
        HIDDEN
            .matcher(form)
            .results()
            .map(field -> plain(field.group(1)) + "=" + encode(plain(field.group(2))))
            .collect(Collectors.joining("&"));
    return browser.send(
        HttpRequest.newBuilder(page.uri().resolve(plain(action)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", page.uri().getScheme() + "://" + page.uri().getAuthority())
            .POST(HttpRequest.BodyPublishers.ofString(hidden + "&" + typed))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String plain(String escaped) {
    return escaped.replace("&#34;", "\"").replace("&lt;", "<").replace("&amp;", "&");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private Terminal terminal() {
    var stream = new PrintStream(err, true, UTF_8);
    return new Terminal(
        stream,
        stream,
        InputStream.nullInputStream(),
        Map.of(),
        InstantSource.system(),
        new SecureRandom());
  }
}
