package dev.gatewright.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
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

/// PINs and webhooks in the console: what is secret of them is shown once.
final class ConsoleWebhooksTest {
  private static final Pattern SECRET =
      Pattern.compile("<code class=\"secret-shown\" dir=\"ltr\">([^<]+)</code>");
  private static final String HOOK = "/i/acme/webhook?id=crm";
  private static final String CHANGE = "/i/acme/webhooks/change";

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

  private static String secret(HttpResponse<String> answer) {
    var found = SECRET.matcher(answer.body());
    assertThat(found.find()).as(answer.body()).isTrue();
    return found.group(1);
  }

  @Test
  @DisplayName("a PIN's digits are shown when it is made and never again, and it is revoked")
  void pins() throws Exception {
    var digits =
        secret(
            send(
                200,
                "/i/acme/pins/add",
                Map.of("label", "Front <desk>", "privileges", "read print", "days", "30")));

    assertThat(digits).matches("[0-9]{5,12}");
    var list = page("/i/acme/pins");
    assertThat(list).contains("Front &lt;desk>", "read", "print").doesNotContain(digits);
    var id = list.substring(list.indexOf("name=\"revoke\" value=\"") + 21);
    send(303, "/i/acme/pins", Map.of("revoke", id.substring(0, id.indexOf('"'))));
    assertThat(page("/i/acme/pins")).contains("Revoked").doesNotContain("name=\"revoke\"");
    assertThat(send(422, "/i/acme/pins/add", Map.of("privileges", "kept")).body())
        .contains("value=\"kept\"");
  }

  @Test
  @DisplayName(
      "a webhook is declared with a secret that is shown once, changed without it, given another,"
          + " sent to again, and removed")
  void webhooks() throws Exception {
    var fields =
        Map.of("id", "crm", "url", "https://crm.test/hook", "events", "user.*", "active", "yes");
    var first = secret(send(200, CHANGE, fields));

    assertThat(first).startsWith("whsec_");
    assertThat(page(HOOK) + page("/i/acme/webhooks") + page(CHANGE + "?id=crm"))
        .contains("https://crm.test/hook", "user.*")
        .doesNotContain(first);
    assertThat(send(422, CHANGE, fields).body()).contains("There is one with this id");
    for (var wrong : new String[] {"ftp://x", "nonsense"}) {
      assertThat(send(422, CHANGE, Map.of("id", "other", "url", wrong, "events", "user.*")).body())
          .contains("value=\"" + wrong + "\"", "https URL");
    }
    send(303, CHANGE + "?id=crm", Map.of("url", "http://localhost:1/2", "events", "*"));
    assertThat(page(HOOK)).contains("http://localhost:1/2", ">Off<");
    var second = secret(send(200, CHANGE + "?id=crm", Map.of("act", "rotate")));
    assertThat(second).startsWith("whsec_").isNotEqualTo(first);
    assertThat(send(200, HOOK, Map.of("act", "test")).body()).contains("did not take the test");
    send(303, HOOK, Map.of("act", "replay", "after", "0"));
    send(303, HOOK, Map.of("act", "remove"));
    assertThat(page("/i/acme/webhooks")).contains("Nothing is sent anywhere.");
  }
}
