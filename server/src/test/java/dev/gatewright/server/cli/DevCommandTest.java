package dev.gatewright.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.server.Main;
import dev.gatewright.server.dev.DemoApplications;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The demo mode")
final class DevCommandTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Recorded demos = new Recorded();
  private DevPorts ports;
  private DevCommand.Site site;

  /// Takes down what the applications are told. The API finds its port taken.
  private static final class Recorded implements DemoApplications {
    private final Map<String, String> toldWeb = new HashMap<>();
    private final List<String> stopped = new ArrayList<>();
    private boolean webTaken;

    @Override
    public Running startWeb(Map<String, String> environment) throws IOException {
      if (webTaken) {
        throw new BindException("Address already in use");
      }
      toldWeb.putAll(environment);
      return () -> stopped.add("web");
    }

    @Override
    public Running startApi(Map<String, String> environment) throws IOException {
      throw new BindException("Address already in use");
    }
  }

  @BeforeEach
  void start() throws IOException {
    try (var one = new ServerSocket(0);
        var two = new ServerSocket(0);
        var three = new ServerSocket(0)) {
      ports = new DevPorts(one.getLocalPort(), two.getLocalPort(), three.getLocalPort());
    }
    site = open();
  }

  private DevCommand.Site open() throws IOException {
    var data = Files.createTempDirectory(folder, "data");
    return new DevCommand(Main::open, Optional.of(demos))
        .start(DevCommand.config(ports.server(), data), ports, terminal())
        .orElseThrow();
  }

  @AfterEach
  void stop() {
    site.serving().stop(Duration.ZERO);
    http.close();
  }

  @Test
  @DisplayName("tells an application what its environment would, and stops it")
  void environment() {
    assertThat(demos.toldWeb)
        .containsEntry("PORT", Integer.toString(ports.web()))
        .containsEntry("ISSUER_URL", "http://localhost:" + ports.server())
        .containsEntry("API_URL", "http://localhost:" + ports.api())
        .containsEntry("CLIENT_ID", "demo")
        .containsEntry("ORGANIZATION_NAMES", "org_acme=Acme Inc;org_analytical=Analytical Engines")
        .containsEntry("REDIRECT_URI", "http://localhost:" + ports.web() + "/callback")
        .containsKey("CLIENT_SECRET");
    assertThat(demos.toldWeb.get("SESSION_SECRET")).hasSize(64);

    site.demos().close();

    assertThat(demos.stopped).containsExactly("web");
  }

  @Test
  @DisplayName("serves without an application whose port is taken, and says which and the cure")
  void portTaken() throws Exception {
    assertThat(err.toString(UTF_8))
        .contains("port " + ports.api() + " is taken by another program", "--api-port");
    assertThat(site.welcome())
        .contains("not running: port " + ports.api(), "http://localhost:" + ports.web() + "/");
    assertThat(get("/.well-known/openid-configuration").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("links to the demo application where it runs, and nowhere else")
  void link() throws Exception {
    for (var page : new String[] {"/", "/dev"}) {
      assertThat(get(page).body()).contains("href=\"http://localhost:" + ports.web() + "/\"");
    }

    site.serving().stop(Duration.ZERO);
    demos.webTaken = true;
    start();

    assertThat(site.welcome()).contains("not running: port " + ports.web());
    assertThat(get("/dev").body())
        .contains("/dev/inbox")
        .doesNotContain("href=\"http://localhost:" + ports.web());
  }

  @Test
  @DisplayName("leaves no application running where the server cannot start")
  void serverPortTaken() {
    assertThatThrownBy(this::open).isInstanceOf(IOException.class);

    assertThat(demos.stopped).containsExactly("web");
  }

  @Test
  @DisplayName("takes three different ports")
  void threePorts() {
    assertThat(new DevPorts(8080, 3000, 3001).areGood()).isTrue();
    assertThat(new DevPorts(8080, 3000, 3000).areGood()).isFalse();
    assertThat(new DevPorts(0, 3000, 3001).areGood()).isFalse();
    assertThat(new DevPorts(8080, 3000, 65_536).areGood()).isFalse();
  }

  @Test
  @DisplayName("shows what runs, with the passwords, and prints it in one table")
  void overview() throws Exception {
    var page = get("/dev");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("ada@acme.test", "correct horse battery");
    assertThat(site.welcome()).contains("bob@acme.test", "staple purple monkey", "machine");
    assertThat(get("/dev/inbox.json").body()).isEqualTo("[]");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + ports.server() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
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
