package dev.gatewright.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Hooks on the command line")
final class HookCommandTest {
  @TempDir private Path folder;
  private CommandLine line;

  @BeforeEach
  void start() throws IOException {
    line = CommandLine.in(folder);
    Files.writeString(
        line.config(), "outbound: { allow: [127.0.0.1] }\n", StandardOpenOption.APPEND);
  }

  private String file(String hooks) throws IOException {
    return Files.writeString(
            folder.resolve("t.yaml"), "issuers:\n  - id: acme\n    hooks: [ " + hooks + " ]\n")
        .toString();
  }

  private static String tiers(String url, String more) {
    return "{ id: tiers, url: \"" + url + "\", on: token, on_failure: allow" + more + " }";
  }

  @Test
  @DisplayName("apply and export know them; they are listed, and go when they are not")
  void listed() throws IOException {
    var file = file(tiers("https://crm.test/hooks", ", timeout: 3s"));
    assertThat(line.run("apply", file)).as(line.err()).isZero();
    assertThat(line.run("plan", file)).isZero();

    assertThat(line.run("hook", "list")).isZero();
    assertThat(line.out())
        .contains("tiers", "active", "token", "3s", "allow", "https://crm.test/hooks");
    assertThat(line.run("export")).isZero();
    assertThat(line.out()).contains("on_failure: allow").doesNotContain("whsec_");

    assertThat(line.run("apply", file(""))).isZero();
    line.run("hook", "list");
    assertThat(line.out()).contains("no hooks");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ id: a, url: \"https://a.test\", on: token } | on_failure",
        "{ id: a, url: \"https://a.test\", on_failure: allow } | on",
        "{ id: a, on: token, on_failure: allow } | url",
        "{ id: A!, url: \"https://a.test\", on: token, on_failure: allow } | is no id of a hook",
        "{ id: a, url: \"http://a.test\", on: token, on_failure: allow } | is no https URL",
        "{ id: a, url: \"https://a.test\", on: login, on_failure: allow } | sign_in",
        "{ id: a, url: \"https://a.test\", on: token, on_failure: allow, timeout: 6s } | 5s"
      })
  @DisplayName("what is missing or cannot be is told by its key")
  void refused(String hook, String told) throws IOException {
    assertThat(line.run("plan", file(hook))).isEqualTo(3);
    assertThat(line.err()).contains("hooks[0]", told);
  }

  @Test
  @DisplayName("hooks of one kind wait ten seconds together at most, and each has its own id")
  void together() throws IOException {
    var hooks = new StringBuilder();
    for (var id : new String[] {"a", "b", "c"}) {
      hooks
          .append("{ id: ")
          .append(id)
          .append(", url: \"https://a.test\", on: token, on_failure: allow, timeout: 4s }, ");
    }
    assertThat(line.run("plan", file(hooks.toString()))).isEqualTo(3);
    assertThat(line.err()).contains("12s together on token", "10s");

    var twice = tiers("https://a.test", "") + ", " + tiers("https://b.test", "");
    assertThat(line.run("plan", file(twice))).isEqualTo(3);
    assertThat(line.err()).contains("is the id of another hook too");
  }

  @Test
  @DisplayName("rotate-secret shows the new secret, once, of a hook that there is")
  void rotates() throws IOException {
    line.run("apply", file(tiers("https://crm.test/hooks", "")));

    assertThat(line.run("hook", "rotate-secret", "tiers")).as(line.err()).isZero();
    assertThat(line.out()).containsPattern("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(line.run("hook", "rotate-secret", "others")).isEqualTo(5);
    assertThat(line.err()).contains("acme has no hook others");
    line.run("audit");
    assertThat(line.out()).contains("hook.secret_replaced").doesNotContain("whsec_");
  }

  @Test
  @DisplayName("test says how the answer is understood, and doctor whether the hook is there")
  void test() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          try (exchange) {
            var body =
                "{\"action\":\"allow\",\"claims\":{\"access_token\":{\"tier\":1}}}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    var root = "http://127.0.0.1:" + server.getAddress().getPort();
    try {
      line.run("apply", file(tiers(root + "/hook", "")));
      assertThat(line.run("hook", "test", "tiers")).as(line.err()).isZero();
      assertThat(line.out()).contains("allows and adds [tier]");
      line.run("doctor");
      assertThat(line.out()).contains("hook acme/tiers: " + root + "/hook");

      line.run("apply", file(tiers(root + "/elsewhere", "")));
      assertThat(line.run("hook", "test", "tiers")).isEqualTo(1);
      assertThat(line.err()).contains("another status than 200");
    } finally {
      server.stop(0);
    }
    line.run("doctor");
    assertThat(line.out()).contains("the connection failed");
    assertThat(line.run("hook", "test", "others")).isEqualTo(5);
  }
}
