package dev.gatewright.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatewright.protocol.oauth.ErrorStyle;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A client in Node, written as the library's documentation shows it")
final class NodeClientTest {
  private static final Path FOLDER = Path.of("..", "..", "interop").toAbsolutePath().normalize();
  private static final Pattern RESULT = Pattern.compile("^\\{.*}$");

  @BeforeAll
  static void nodeIsThere() {
    var found = Program.find("node").isPresent();
    if (!found) {
      System.out.println("The client in Node did not run: there is no node on the PATH.");
    }
    assumeTrue(found, "there is no node on the PATH");
  }

  private static String run(Application app, Caller caller, String pkce)
      throws InterruptedException {
    var environment =
        new HashMap<>(
            Map.of(
                "ISSUER", app.issuer(),
                "CLIENT_ID", caller.id(),
                "REDIRECT_URI", caller.callback(),
                "PKCE", pkce));
    caller.secret().ifPresent(secret -> environment.put("CLIENT_SECRET", secret));
    var script = FOLDER.resolve("library/app.mjs").toString();
    try (var node = Program.start(List.of("node", script), environment)) {
      return node.await(RESULT).group();
    }
  }

  @InBothStyles
  @DisplayName("logs in with PKCE as RFC 7636 §4.2 has it, refreshes, and reads username")
  void confidential(ErrorStyle style) throws Exception {
    try (var app = Application.started(style)) {
      assertThat(run(app, Caller.WEB, "rfc"))
          .isEqualTo(
              "{\"challenge\":43,\"token_type\":\"Bearer\",\"scope\":\"contacts.read\","
                  + "\"rotated\":true,\"active\":true,\"client_id\":\"web\",\"username\":\"ada\","
                  + "\"exp\":\"number\"}");
    }
  }

  @InBothStyles
  @DisplayName("logs in with the hexadecimal hash of the library's first documentation")
  void hexadecimal(ErrorStyle style) throws Exception {
    try (var app = Application.started(style)) {
      var result =
          "{\"challenge\":%s,\"token_type\":\"Bearer\",\"scope\":\"contacts.read\",\"rotated\":true}";
      assertThat(run(app, Caller.OLD, "hex")).isEqualTo(result.formatted(86));
      assertThat(run(app, Caller.OLD, "rfc")).isEqualTo(result.formatted(43));
    }
  }

  @Test
  @DisplayName("RFC 7636 §4.2: that hash is refused of a client that is not registered for it")
  void refused() {
    try (var app = Application.started()) {
      assertThatThrownBy(() -> run(app, Caller.BROWSER, "hex"))
          .hasMessageContaining("error=invalid_request")
          .hasMessageContaining("code_challenge");
    }
  }
}
