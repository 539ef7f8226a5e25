package dev.gatewright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testkit.Browser;
import dev.gatewright.testkit.GatewrightExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The server that JUnit runs here lends its browser alone.
@DisplayName("The packaged program")
@ExtendWith(GatewrightExtension.class)
final class PackagedProgramTest {
  private static final int BACKLOG = 1;

  @TempDir private Path folder;

  @Test
  @DisplayName("dev: Ada logs in to the web application, calls its API, and logs out everywhere")
  void dev(Browser browser) throws Exception {
    var ports = List.of(freePort(), freePort(), freePort());
    var app = URI.create("http://localhost:" + ports.get(1) + "/");
    try (var program = dev(ports)) {
      assertThat(program.said())
          .anyMatch(line -> line.startsWith("demo application") && line.contains(app.toString()));

      var login = browser.open(app.resolve("login"));
      assertThat(login.address().getPort()).isEqualTo(ports.get(0));
      var dashboard =
          browser.submit(
              login, Map.of("email", "ada@acme.test", "password", "correct horse battery"));
      assertThat(dashboard.address()).isEqualTo(app.resolve("dashboard"));
      assertThat(dashboard.text()).contains("Ada Lovelace", "org_acme", "projects:write");

      var made = browser.submit(dashboard, Map.of("name", "Engine"));
      assertThat(made.status()).isEqualTo(201);
      assertThat(browser.open(app.resolve("projects")).text()).contains("Engine");
      assertThat(browser.open(app.resolve("machine")).text()).contains("HTTP 200", "Engine");
      assertThat(browser.open(app.resolve("userinfo")).text()).contains("ada@acme.test");

      assertThat(browser.open(app.resolve("logout")).address()).isEqualTo(app);
      assertThat(browser.open(app.resolve("login")).address().getPort()).isEqualTo(ports.get(0));
    }
  }

  @Test
  @DisplayName("dev: serves the provider though the application's port is taken, and says the cure")
  void portTaken(Browser browser) throws Exception {
    try (var taken = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
      var ports = List.of(freePort(), taken.getLocalPort(), freePort());
      try (var program = dev(ports)) {
        assertThat(program.said())
            .anyMatch(line ->
                line.contains("port " + taken.getLocalPort() + " is taken")
                    && line.contains("--demo-port"));
        var issuer = URI.create("http://localhost:" + ports.get(0));
        assertThat(browser.open(issuer.resolve("/dev")).status()).isEqualTo(200);
      }
    }
  }

  @Test
  @DisplayName("serve: loads no class of the examples or of the SDK")
  void serve() throws Exception {
    var config = folder.resolve("server.yaml");
    Files.writeString(
        config,
        """
        listen: 127.0.0.1:0
        base_url: http://localhost:8080
        store: sqlite:%s
        master_key_file: %s
        """
            .formatted(folder.resolve("gatewright.db"), folder.resolve("master.key")));

    try (var program =
        PackagedProgram.start(
            List.of("-Xlog:class+load:stdout"), "serve", "--config", config.toString())) {
      assertThat(program.said())
          .anyMatch(line -> line.contains("dev.gatewright.server.Main"))
          .noneMatch(line -> line.contains("dev.gatewright.client.IdpClient"))
          .noneMatch(line -> line.contains("dev.gatewright.httpserver"))
          .noneMatch(line -> line.contains("dev.gatewright.examples"));
    }
  }

  @Test
  @DisplayName("serve: writes down that it is stopping and that it has stopped")
  void stopIsLogged() throws Exception {
    var config = folder.resolve("server.yaml");
    Files.writeString(config, "listen: 127.0.0.1:0\nbase_url: http://localhost:8080\n");

    try (var program = PackagedProgram.start(List.of(), "serve", "--config", config.toString())) {
      assertThat(program.stop())
          .anyMatch(line -> line.endsWith(" stopping"))
          .anyMatch(line -> line.endsWith(" stopped"));
    }
  }

  private PackagedProgram dev(List<Integer> ports) throws IOException {
    return PackagedProgram.start(
        List.of(),
        "dev",
        "--port",
        ports.get(0).toString(),
        "--demo-port",
        ports.get(1).toString(),
        "--api-port",
        ports.get(2).toString(),
        "--data",
        folder.resolve("data").toString());
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
