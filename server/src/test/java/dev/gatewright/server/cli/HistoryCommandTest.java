package dev.gatewright.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What was applied")
final class HistoryCommandTest {
  private static final String FIRST =
      """
      issuers:
        - id: acme
          name: Acme
          clients:
            - id: web
              secret: "web-secret-of-acme-0123456789abcdef"
              redirect_uris: ["https://a.test/cb"]
            - { id: job, type: machine, secret: { generate: true } }
          users: [{ email: ada@acme.test, name: Ada Lovelace }]
      """;

  private static final String SECOND =
      FIRST
          .replace("name: Acme", "name: Acme Ltd")
          .replace("https://a.test/cb", "https://b.test/cb")
          .replace(
              "- { id: job, type: machine, secret: { generate: true } }",
              "- { id: job, absent: true }\n      - { id: page, type: spa, redirect_uris: [\"https://p.test/cb\"] }")
          .replace("users: [", "users: [{ email: eve@acme.test }, ");

  @TempDir private Path folder;
  private CommandLine line;
  private Serving serving;

  @BeforeEach
  void applyTwice() throws IOException {
    line = CommandLine.in(folder);
    Files.writeString(line.tenants(), FIRST);
    serving = line.serve();
    assertThat(line.run("apply", line.tenants().toString())).isZero();
    Files.writeString(line.tenants(), SECOND);
    assertThat(line.run("apply", line.tenants().toString(), "--comment", "the move to b")).isZero();
  }

  @AfterEach
  void stop() {
    serving.stop(Duration.ZERO);
  }

  private void apply(String file) throws IOException {
    Files.writeString(line.tenants(), file);
    assertThat(line.run("apply", line.tenants().toString())).as(line.err()).isZero();
  }

  private int plan(String file) throws IOException {
    Files.writeString(line.tenants(), file);
    return line.run("plan", line.tenants().toString());
  }

  @Test
  @DisplayName("is listed with its comment and counts, and once: what changes nothing is no entry")
  void listed() {
    assertThat(line.run("tenants", "history", "--json")).isZero();
    var entries = JsonText.read(line.out()).path("history");
    assertThat(entries.size()).isEqualTo(2);
    var last = entries.path(0);
    assertThat(last.path("no").asString()).isEqualTo("2");
    assertThat(last.path("by").asString()).isEqualTo("apply");
    assertThat(last.path("outcome").asString()).isEqualTo("done");
    assertThat(last.path("comment").asString()).isEqualTo("the move to b");
    assertThat(last.path("settings").asString()).isEqualTo("+1 ~2 -1");
    assertThat(last.path("people").asString()).isEqualTo("1");
    assertThat(line.run("tenants", "history", "7")).isEqualTo(5);
    assertThat(line.run("apply", line.tenants().toString(), "--comment", "x".repeat(201)))
        .isEqualTo(3);
  }

  @Test
  @DisplayName("is shown setting by setting, and nothing of people or secrets is kept")
  void shown() {
    assertThat(line.run("tenants", "history", "2")).isZero();
    assertThat(line.out())
        .contains(
            "~ issuer acme\n    name: Acme → Acme Ltd",
            "redirect_uris: + https://b.test/cb, - https://a.test/cb",
            "+ client acme/page",
            "- client acme/job",
            "and 1 changes of people");
    for (var number : new String[] {"1", "2"}) {
      assertThat(line.run("tenants", "history", number, "--json")).isZero();
      assertThat(line.out())
          .doesNotContain("web-secret", "Ada", "ada@", "eve@")
          .contains("\"outcome\" : \"done\"");
    }
  }

  @Test
  @DisplayName("comes back: settings as they were, secrets that are there stay, people too")
  void rollback() throws IOException {
    assertThat(line.run("tenants", "rollback", "1")).isEqualTo(2);
    assertThat(line.out()).contains("name: Acme Ltd → Acme", "- client acme/page");
    assertThat(line.err()).contains("--yes");
    assertThat(line.run("client", "list", "--json")).isZero();
    assertThat(line.out()).as("nothing was changed").contains("page");

    assertThat(line.run("tenants", "rollback", "1", "--yes")).as(line.err()).isZero();
    assertThat(line.out())
        .contains(
            "+ client acme/job (a secret is made and shown once)",
            "secret of client acme/job, shown this once: ");
    assertThat(line.run("user", "show", "eve@acme.test")).isZero();
    assertThat(plan(FIRST)).as(line.out()).isZero();
    assertThat(line.run("tenants", "history", "3")).isZero();
    assertThat(line.out()).contains("back to 1");
    assertThat(line.run("tenants", "rollback", "2", "--yes", "--json")).isZero();
    assertThat(JsonText.read(line.out()).path("changes").size()).isEqualTo(4);
    assertThat(line.run("tenants", "rollback", "2")).isZero();
    assertThat(line.out()).contains("nothing to change");
  }

  @Test
  @DisplayName("comes back when a person says yes, and not on another word")
  void agreement() {
    for (var typed : new String[] {"no\n", "", "y\n", "yes please\n"}) {
      assertThat(asked(typed)).isEqualTo(2);
    }
    assertThat(asked("yes\n")).isZero();
    assertThat(line.out()).contains("\u001b[33m~ issuer acme\u001b[0m");
  }

  private int asked(String typed) {
    var terminal = line.terminal(typed).seen(() -> true);
    return new Program(terminal, (_, store, _, _) -> line.server(), Optional.empty())
        .run("tenants", "rollback", "1", "--config", line.config().toString());
  }

  @Test
  @DisplayName("an issuer that came later stays, and one that is gone does not come back")
  void issuers() throws IOException {
    apply(SECOND + "  - { id: globex }\n");
    assertThat(line.run("tenants", "rollback", "1")).isEqualTo(2);
    assertThat(line.out()).contains("issuer globex came later and stays as it is");

    apply("issuers: [{ id: globex }, { id: acme, absent: true }]");
    assertThat(line.run("tenants", "rollback", "1")).isZero();
    assertThat(line.out()).contains("nothing to change").doesNotContain("acme");
  }

  @Test
  @DisplayName("a signing key that is gone is no side's to make, and one that is there stays")
  void signingKey() throws IOException {
    apply(
        """
        issuers:
          - id: acme
            clients:
              - id: hs
                redirect_uris: ["https://a.test/cb"]
                secret: { generate: true }
                access_token: { alg: HS256 }
                signing_key: 0123456789abcdef0123456789abcdef0123456789ab
        """);
    apply("issuers: [{ id: acme, name: Other }]");
    assertThat(line.run("tenants", "rollback", "3", "--yes")).as(line.err()).isZero();
    assertThat(line.out()).doesNotContain("signing_key");

    apply("issuers: [{ id: acme, clients: [{ id: hs, absent: true }] }]");
    assertThat(line.run("tenants", "rollback", "3", "--yes")).isEqualTo(4);
    assertThat(line.err()).contains("client acme/hs had a signing_key, which is kept no more");
  }

  @Test
  @DisplayName("is compared with what is: whoever changed something by hand is named")
  void drift() throws IOException {
    assertThat(line.run("tenants", "drift")).isZero();
    assertThat(line.out()).contains("nothing was changed by hand since entry 2");

    line.run("client", "remove", "page");
    line.run("client", "add", "shop", "--redirect-uri", "https://shop.test/cb");
    assertThat(line.run("tenants", "drift")).isEqualTo(2);
    assertThat(line.out())
        .containsPattern("- client acme/page \\(removed by command line at [0-9T:Z-]+\\)")
        .containsPattern("\\+ client acme/shop \\(changed by command line at [0-9T:Z-]+\\)");
    var shop = "issuers: [{ id: acme, name: Acme Ltd, clients: [{ id: shop, absent: true }] }]";
    assertThat(plan(shop)).isEqualTo(2);
    assertThat(line.out()).contains("- client acme/shop (changed by command line at");

    apply(shop);
    apply(
        shop.replace(
            "absent: true", "redirect_uris: ['https://s.test'], secret: { generate: true }"));
    assertThat(plan(shop)).isEqualTo(2);
    assertThat(line.out())
        .as("the file's own word")
        .contains("- client acme/shop")
        .doesNotContain(" by ");
  }

  @Test
  @DisplayName(
      "what was changed otherwise is an entry of its own, told with who did it and by what")
  void byHand() {
    line.run("client", "add", "shop", "--redirect-uri", "https://shop.test/cb");
    line.run("client", "remove", "page");

    assertThat(line.run("tenants", "history", "--json")).isZero();
    var entries = JsonText.read(line.out()).path("history");
    assertThat(entries.size()).as("each once, and none of a file's own").isEqualTo(4);
    assertThat(entries.path(0).path("by").asString()).isEqualTo("command line");
    assertThat(entries.path(0).path("comment").asString()).isEqualTo("client page");
    assertThat(entries.path(0).path("settings").asString()).isEqualTo("+0 ~0 -1");
    var removed = entries.path(0).path("no").asString();
    var added = entries.path(1).path("no").asString();
    assertThat(added).startsWith("acme/");
    assertThat(line.run("tenants", "history", removed, "--json")).isZero();
    assertThat(JsonText.read(line.out()).path("face").asString()).isEqualTo("command_line");
    assertThat(line.run("tenants", "history", "acme")).isZero();
    assertThat(line.out())
        .containsPattern("acme/1 +.* apply +command_line +1 +\\+ issuer acme")
        .containsPattern(removed + " +.* command line +command_line +- +- client acme/page");
    for (var unknown : new String[] {"acme/99", "globex/1", "acme/x", "../acme/1"}) {
      assertThat(line.run("tenants", "history", unknown)).as(unknown).isEqualTo(5);
      assertThat(line.run("tenants", "rollback", unknown)).as(unknown).isEqualTo(5);
    }
  }

  @Test
  @DisplayName("the way back leads over changes of other faces too, each at a time")
  void backOverChanges() {
    line.run("client", "add", "shop", "--redirect-uri", "https://shop.test/cb");
    line.run("client", "remove", "page");
    line.run("client", "remove", "shop");
    assertThat(line.run("tenants", "history", "--json")).isZero();
    var added = JsonText.read(line.out()).path("history").path(2).path("no").asString();

    assertThat(line.run("tenants", "rollback", added)).isEqualTo(2);
    assertThat(line.out()).contains("+ client acme/page", "+ client acme/shop");
    assertThat(line.run("tenants", "rollback", added, "--yes")).as(line.err()).isZero();
    assertThat(line.run("tenants", "rollback", added)).as("nothing is left to do").isZero();
    assertThat(line.run("client", "list")).isZero();
    assertThat(line.out()).contains("page", "shop");
    assertThat(line.run("tenants", "history")).isZero();
    assertThat(line.out()).contains("back to " + added);
    assertThat(line.run("tenants", "rollback", "acme/0"))
        .as("when there was no issuer")
        .isEqualTo(5);
  }

  @Test
  @DisplayName("that did not come to its end is shown as begun, and leads nowhere")
  void cutOff() {
    serving.stop(Duration.ZERO);
    try (var store =
        SqlStore.open(
            new StoreConfig.Sqlite(folder.resolve("g.db")),
            new SecureRandom(),
            cause -> {
              throw new AssertionError(cause);
            })) {
      store.history().begin("apply", "", Instant.EPOCH);
    }

    assertThat(line.run("tenants", "history")).isZero();
    assertThat(line.out()).containsPattern("3 +1970-01-01T00:00:00Z +apply +begun");
    assertThat(line.run("tenants", "rollback", "3", "--yes")).isEqualTo(1);
    assertThat(line.err()).contains("did not come to its end");
    assertThat(line.run("tenants", "drift")).isZero();
  }

  @Test
  @DisplayName("a file is compared with a server: what it does not name is no difference")
  void diff() throws IOException {
    var file = folder.resolve("other.yaml");
    Files.writeString(
        file,
        """
        issuers:
          - { id: acme, name: Acme Ltd, clients: [{ id: page, type: spa, redirect_uris: ["https://q.test/cb"] }] }
        """);
    assertThat(line.run("diff", file.toString())).isEqualTo(2);
    assertThat(line.out())
        .isEqualTo(
            "~ client acme/page\n    redirect_uris: + https://p.test/cb, - https://q.test/cb\n");
    assertThat(line.run("diff", line.tenants().toString(), "--json")).isZero();
    assertThat(JsonText.read(line.out()).path("changes").size()).isZero();
    assertThat(line.run("diff")).isEqualTo(3);
  }
}
