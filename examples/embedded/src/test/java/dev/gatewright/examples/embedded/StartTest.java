package dev.gatewright.examples.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.oauth.ErrorStyle;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Starting the example")
final class StartTest {
  private static final Pattern CURL =
      Pattern.compile("curl -u (\\S+) -d (\\S+) -d (\\S+) http://localhost:\\d+(\\S+)");
  private static final Pattern AUTHORIZE =
      Pattern.compile("http://localhost:\\d+(/authorize\\?\\S+)");

  @Test
  @DisplayName("Arguments choose the port, how errors look and who is asked")
  void arguments() {
    assertThat(Options.of()).isEqualTo(Options.usual());
    assertThat(Options.of("--errors", "rfc", "--login", "page")).isEqualTo(Options.usual());
    assertThat(Options.of("--port", "9000").port()).isEqualTo(9000);
    assertThat(Options.of("--errors", "ts-oauth2-server").errors())
        .isEqualTo(ErrorStyle.TS_OAUTH2_SERVER);
    assertThat(Options.of("--login", "stub").stub()).isPresent();
  }

  @Test
  @DisplayName("Arguments that nobody knows are answered with those that there are")
  void wrongArguments() {
    for (var wrong :
        new String[][] {{"--port"}, {"--port", "x"}, {"--port", "70000"}, {"--error", "rfc"}}) {
      assertThatThrownBy(() -> Options.of(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("--errors rfc|ts-oauth2-server");
    }
  }

  @Test
  @DisplayName("The command that the program prints brings a token")
  void curl() {
    try (var app = Application.started()) {
      var command = CURL.matcher(Welcome.to(app.server().issuer()));
      assertThat(command.find()).isTrue();
      var basic = Base64.getEncoder().encodeToString(command.group(1).getBytes(UTF_8));
      var reply =
          app.send(
              app.request(command.group(4))
                  .header("Content-Type", Application.FORM)
                  .header("Authorization", "Basic " + basic)
                  .POST(BodyPublishers.ofString(command.group(2) + "&" + command.group(3))));
      assertThat(reply.member("scope")).isEqualTo("contacts.read");
    }
  }

  @Test
  @DisplayName("The address that the program prints leads to a code for the next command")
  void address() {
    try (var app = Application.started()) {
      var address = AUTHORIZE.matcher(Welcome.to(app.server().issuer()));
      assertThat(address.find()).isTrue();
      var code = app.get(address.group(1)).code();
      var verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
      assertThat(Welcome.to(app.server().issuer())).contains("code_verifier=" + verifier);
      assertThat(app.redeem(Caller.WEB, code, "code_verifier", verifier).status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("The program says where it is, and is there")
  void program() throws Exception {
    try (var program =
        Program.java(Map.of(), EmbeddedServer.class.getName(), "--port", "0", "--login", "stub")) {
      var port = program.await(Pattern.compile("http://localhost:(\\d+)$")).group(1);
      try (var app = Application.started()) {
        var metadata =
            app.send(
                HttpRequest.newBuilder(
                    URI.create("http://localhost:" + port + "/.well-known/openid-configuration")));
        assertThat(metadata.member("issuer")).isEqualTo("http://localhost:" + port);
      }
    }
  }

  @Test
  @DisplayName("A port that is taken, and an argument that nobody knows, are told in one line")
  void mistakes() throws Exception {
    try (var app = Application.started()) {
      var taken = Integer.toString(URI.create(app.issuer()).getPort());
      try (var program = Program.java(Map.of(), EmbeddedServer.class.getName(), "--port", taken)) {
        assertThat(program.await(Pattern.compile(".+")).group()).contains("--port");
      }
      try (var program = Program.java(Map.of(), EmbeddedServer.class.getName(), "--what")) {
        assertThat(program.await(Pattern.compile(".+")).group()).contains("usage: examples/run");
      }
    }
  }

  @Test
  @DisplayName("With the stub Ada is logged in and approves, and nobody is asked")
  void stub() {
    try (var app = Application.setup().approval(new StubLogin(InstantSource.system())).start()) {
      assertThat(app.authorize(Caller.WEB).query()).containsKey("code");
    }
  }

  @Test
  @DisplayName("It listens on this machine alone")
  void loopback() {
    try (var app = Application.started()) {
      assertThat(URI.create(app.issuer()).getHost()).isEqualTo("localhost");
    }
  }
}
