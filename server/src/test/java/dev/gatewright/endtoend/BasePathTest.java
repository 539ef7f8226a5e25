package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.Patience;
import dev.gatewright.testing.RawHttp;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Skip;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `base_url` with a path, behind the proxies of docs/operations.md.
class BasePathTest {
  private static final Pattern ADDRESS = Pattern.compile("(?:href|src|action)=\"(/[^\"]*)\"");

  @TempDir private Path folder;

  @Test
  @DisplayName("The nginx of the manual serves logins below a path, whether it strips it or not")
  void nginx() throws Exception {
    var nginx = program("nginx");
    for (var stripping : List.of(false, true)) {
      var port = ServedGatewright.freePort();
      try (var server = serve(port, folder.resolve("nginx-" + stripping))) {
        var snippet = snippet("nginx", server.port());
        if (stripping) {
          snippet = snippet.replace(server.port() + ";", server.port() + "/;");
        }
        var file = folder.resolve("nginx-%s.conf".formatted(stripping));
        Files.writeString(
            file,
            """
            daemon off;
            pid %1$s/nginx.pid;
            error_log stderr warn;
            events {}
            http {
              access_log off;
              client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/f; uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
              server { listen 127.0.0.1:%2$s;
              %3$s
              }
            }
            """
                .formatted(folder, port, snippet));
        try (var _ = proxy(port, nginx, "-p", folder.toString(), "-c", file.toString())) {
          logsIn(port);
        }
      }
    }
  }

  @Test
  @DisplayName("The Caddy of the manual serves logins below a path")
  void caddy() throws Exception {
    var caddy = program("caddy");
    var port = ServedGatewright.freePort();
    try (var server = serve(port, folder.resolve("caddy"))) {
      var file = folder.resolve("Caddyfile");
      var text =
          "{\n admin off\n auto_https off\n}\nhttp://localhost:"
              + port
              + " {\n"
              + snippet("caddy", server.port())
              + "\n}\n";
      Files.writeString(file, text);
      try (var _ =
          proxy(port, caddy, "run", "--adapter", "caddyfile", "--config", file.toString())) {
        logsIn(port);
      }
    }
  }

  @Test
  @DisplayName("Only hosts that configuration names are served; health checks come by any name")
  void hosts() throws Exception {
    var port = ServedGatewright.freePort();
    try (var server = serve(port, folder.resolve("hosts"))) {
      var known = "/id/acme/.well-known/openid-configuration";
      assertThat(status(server, "localhost", known)).isEqualTo(200);
      assertThat(status(server, "127.0.0.1", known)).isEqualTo(200);
      assertThat(status(server, "evil.test", known)).isEqualTo(404);
      assertThat(status(server, "localhost.evil.test", "/acme/oauth2/jwks")).isEqualTo(404);
      assertThat(status(server, "10.1.2.3", "/healthz")).isEqualTo(200);
      assertThat(status(server, "10.1.2.3", "/readyz")).isEqualTo(200);
    }
  }

  /// Where a program is; without it the test says nothing.
  private static String program(String name) {
    var folders = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
    var found =
        Stream.of(folders.split(File.pathSeparator, -1))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    Skip.where(found.isPresent() ? Optional.empty() : Optional.of(name + " is not installed"));
    return found.orElseThrow().toString();
  }

  private static int status(ServedGatewright server, String host, String path) throws Exception {
    return RawHttp.send(
            server.port(),
            "GET " + path + " HTTP/1.1\nHost: " + host + "\nConnection: close",
            new byte[0])
        .status();
  }

  /// Every address of every page, and all that a client calls, below the path.
  private static void logsIn(int port) throws Exception {
    var base = "http://localhost:" + port + "/id";
    var party =
        new RelyingParty(URI.create(base + "/acme"), "web", TwoTenants.SECRET, TwoTenants.CALLBACK);
    var visitor = TwoTenants.visitor();
    var login = visitor.open(party.authorize());
    assertThat(login.status()).isEqualTo(200);
    assertThat(addresses(login)).isNotEmpty().allMatch(it -> it.startsWith("/id/acme/"));
    for (var address : addresses(login).stream().filter(it -> it.contains("/assets/")).toList()) {
      assertThat(visitor.open(URI.create("http://localhost:" + port + address)).status())
          .as(address)
          .isEqualTo(200);
    }
    var code = TwoTenants.code(visitor.signIn(login, TwoTenants.ADA, TwoTenants.PASSWORD));
    var tokens = party.redeem(code);
    assertThat(tokens.status()).isEqualTo(200);
    assertThat(party.userInfo(tokens.text("access_token")).status()).isEqualTo(200);
    assertThat(TwoTenants.anotherCode(visitor, party)).isNotEmpty();
    assertThat(visitor.open(party.at("/.well-known/openid-configuration")).body())
        .contains("\"issuer\":\"" + base + "/acme\"");
    assertThat(visitor.open(URI.create(base + "/acme/nothing-here")).status()).isEqualTo(404);
  }

  private static List<String> addresses(Page page) {
    return ADDRESS.matcher(page.body()).results().map(it -> it.group(1)).toList();
  }

  private static ServedGatewright serve(int publicPort, Path data) throws Exception {
    Files.createDirectories(data);
    return ServedGatewright.start(
        TwoTenants.file("path-server.yaml"),
        TwoTenants.file("tenants.yaml"),
        data,
        Map.of("PUBLIC_PORT", Integer.toString(publicPort)));
  }

  /// The code block of docs/operations.md in this language, for this port instead of 8080.
  private static String snippet(String language, int port) throws Exception {
    var manual = Files.readString(manual());
    var fence = "```" + language + "\n";
    var from = manual.indexOf(fence) + fence.length();
    return manual
        .substring(from, manual.indexOf("```", from))
        .replace("127.0.0.1:8080", "127.0.0.1:" + port);
  }

  private static Path manual() {
    var here = Path.of("").toAbsolutePath();
    var beside = here.resolve("docs/operations.md");
    return Files.exists(beside) ? beside : here.resolveSibling("docs/operations.md");
  }

  private static AutoCloseable proxy(int port, String... command) throws Exception {
    var process =
        new ProcessBuilder(new ArrayList<>(List.of(command)))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start();
    Patience.until("the proxy listens", () -> !process.isAlive() || answers(port));
    assertThat(process.isAlive()).as("the proxy runs").isTrue();
    return () -> {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      process.waitFor();
    };
  }

  private static boolean answers(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }
}
