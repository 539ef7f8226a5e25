package dev.gatewright.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.console.ConsoleServer.Signed;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Hooks in the console")
final class ConsoleHooksTest {
  private static final Pattern SECRET =
      Pattern.compile("<code class=\"secret-shown\" dir=\"ltr\">(whsec_[^<]+)</code>");
  private static final String HOOKS = "/i/acme/settings/hooks";
  private static final String CHANGE = "/i/acme/settings/change?group=hooks";
  private static final String TIERS =
      "- { id: tiers, url: \"http://127.0.0.1:9/hook\", on: token, on_failure: allow }";

  @TempDir private Path folder;
  private ConsoleServer server;
  private Signed owner;

  @BeforeEach
  void start() throws Exception {
    server = new ConsoleServer(folder, "");
    owner = server.signed(Mandate.owner());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String page(String path) throws Exception {
    var answer = server.get(Optional.of(owner), path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> send(int status, String path, Map<String, String> fields)
      throws Exception {
    var answer = server.post(owner, path, fields);
    assertThat(answer.statusCode()).as(path + " " + fields).isEqualTo(status);
    return answer;
  }

  @Test
  @DisplayName("are typed as settings, tried, and given another secret, which is shown once")
  void life() throws Exception {
    assertThat(page(HOOKS)).contains("No program is asked.");
    assertThat(send(422, CHANGE, Map.of("hooks", "- { id: tiers }")).body()).contains("on_failure");

    var withSecret = TIERS.replace(" }", ", secret: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw }");
    assertThat(send(422, CHANGE, Map.of("hooks", withSecret)).body())
        .contains("secret is no setting here");

    send(303, CHANGE, Map.of("hooks", TIERS));

    assertThat(page(HOOKS)).contains("tiers", "Tokens", "without an answer in 2s it goes on");
    assertThat(page("/i/acme/settings")).contains("http://127.0.0.1:9/hook", HOOKS);
    assertThat(send(200, HOOKS, Map.of("hook", "tiers", "act", "test")).body())
        .contains("tiers gives no usable answer: address");

    var shown = SECRET.matcher(send(200, HOOKS, Map.of("hook", "tiers", "act", "rotate")).body());
    assertThat(shown.find()).isTrue();
    assertThat(page(HOOKS) + page("/i/acme/settings")).doesNotContain(shown.group(1));
    send(404, HOOKS, Map.of("hook", "others", "act", "rotate"));
    send(303, HOOKS, Map.of("hook", "tiers"));

    send(303, CHANGE, Map.of("hooks", ""));
    assertThat(page(HOOKS)).contains("No program is asked.");
  }

  @Test
  @DisplayName(
      "are the owner's alone: whoever is told of people and adds to tokens is chosen by them")
  void ownersAlone() throws Exception {
    var administrator = server.signed(Mandate.of(Role.ADMINISTRATOR, new IssuerId("acme")));

    var answer = server.post(administrator, CHANGE, Map.of("hooks", TIERS));

    assertThat(answer.statusCode()).isIn(303, 403, 422);
    assertThat(server.get(Optional.of(administrator), HOOKS).statusCode()).isEqualTo(403);
    assertThat(page(HOOKS)).contains("No program is asked.");
  }
}
