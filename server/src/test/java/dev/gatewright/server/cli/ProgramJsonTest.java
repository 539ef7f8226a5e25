package dev.gatewright.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The command line, asked by a person and by a program")
final class ProgramJsonTest {
  @TempDir private Path folder;
  private CommandLine line;
  private Path tenants;

  @BeforeEach
  void writeFiles() throws IOException {
    line = CommandLine.in(folder);
    tenants = line.tenants();
  }

  @Test
  @DisplayName("answers a program with numbers as numbers and lists as lists")
  void jsonTypes() throws IOException {
    Files.writeString(
        tenants,
        """
        issuers:
          - id: acme
            clients:
              - { id: spa, type: spa, redirect_uris: ["https://a.test/1", "https://a.test/2"] }
            users: [{ email: ada@acme.test, name: Ada }]
            organizations:
              - { id: one, members: [{ user: ada@acme.test }] }
              - { id: two, members: [{ user: ada@acme.test }] }
        """);
    line.run("apply", tenants.toString());

    assertThat(line.run("user", "show", "ada@acme.test", "--json")).isZero();
    var user = json(line.out());
    assertThat(user.path("live_sessions").isInt()).isTrue();
    assertThat(user.path("has_password").asBoolean()).isFalse();
    assertThat(user.path("email").asString()).isEqualTo("ada@acme.test");
    assertThat(user.path("claims").path("name").asString()).isEqualTo("Ada");
    assertThat(user.path("organizations").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("one", "two");
    assertThat(line.run("client", "list", "--json")).isZero();
    assertThat(json(line.out()).path("clients").path(0).path("redirect_uris").size()).isEqualTo(2);
  }

  @Test
  @DisplayName("manages users, sessions and clients, and tells a missing thing by exit code 5")
  void people() {
    line.run("apply", tenants.toString());

    assertThat(line.run("user", "show", "ada@acme.test")).isZero();
    assertThat(line.out()).contains("ada@acme.test", "active", "live sessions");
    assertThat(line.run("session", "list", "ada@acme.test")).isZero();
    assertThat(line.out()).contains("no live sessions");
    assertThat(line.run("session", "end", "ada@acme.test", "sess_none")).isEqualTo(5);
    assertThat(line.run("user", "suspend", "ada@acme.test", "--keep-sessions")).isZero();
    assertThat(line.out()).contains("go on when the account is active again");
    assertThat(line.run("user", "suspend", "ada@acme.test")).isZero();
    assertThat(line.out()).contains("all their sessions and tokens are ended");
    assertThat(line.run("user", "remove", "ada@acme.test")).isZero();
    assertThat(line.run("user", "show", "ada@acme.test")).isEqualTo(5);
    assertThat(line.err()).contains("acme has no user ada@acme.test");
    assertThat(line.run("client", "add", "shop", "--redirect-uri", "https://shop.test/cb"))
        .isZero();
    assertThat(line.out()).contains("added client acme/shop", "secret, shown this once: ");
    assertThat(line.run("client", "add", "bad", "--redirect-uri", "http://shop.test/cb"))
        .isEqualTo(3);
    assertThat(line.err()).contains("redirect_uris", "Fix:");
    assertThat(
            line.run(
                "client", "add", "app", "--type", "spa", "--redirect-uri", "https://a.test/cb"))
        .isZero();
    assertThat(line.out()).doesNotContain("shown this once");
    assertThat(line.run("client", "remove", "shop")).isZero();
    assertThat(line.run("client", "remove", "shop")).isEqualTo(5);
  }

  @Test
  @DisplayName("answers a program with JSON, refusals too")
  void json() {
    assertThat(line.run("plan", tenants.toString(), "--json")).isEqualTo(2);
    assertThat(json(line.out()).path("changes").path(0).path("what").asString())
        .isEqualTo("issuer acme");
    line.run("apply", tenants.toString());
    assertThat(line.run("user", "list", "--json")).isZero();
    assertThat(json(line.out()).path("users").path(0).path("email").asString())
        .isEqualTo("ada@acme.test");
    assertThat(line.run("user", "show", "eve@acme.test", "--json")).isEqualTo(5);
    assertThat(json(line.err()).path("error").asString()).contains("no user");
    assertThat(line.run("doctor", "--json")).isZero();
    assertThat(json(line.out()).path(0).path("result").asString()).isEqualTo("ok");
  }

  /// Each command but those that serve, in an order in which each finds what it needs.
  private List<List<String>> everyCommand() {
    var backup = folder.resolve("b.db").toString();
    return List.of(
        List.of("version"),
        List.of("init", "--dir", folder.resolve("new").toString()),
        List.of("plan", tenants.toString()),
        List.of("apply", tenants.toString()),
        List.of("export"),
        List.of("tenants", "history"),
        List.of("tenants", "drift"),
        List.of("tenants", "rollback", "1"),
        List.of("diff", tenants.toString()),
        List.of("import", folder.resolve("people.csv").toString(), "--from", "csv"),
        List.of("doctor"),
        List.of("user", "add", "bob@acme.test"),
        List.of("user", "invite", "carl@acme.test"),
        List.of("user", "list"),
        List.of("user", "show", "bob@acme.test"),
        List.of("user", "set-password", "bob@acme.test"),
        List.of("user", "name", "bob@acme.test", "--username", "builder"),
        List.of("user", "suspend", "bob@acme.test"),
        List.of("user", "activate", "bob@acme.test"),
        List.of("user", "sign-out", "bob@acme.test"),
        List.of("user", "recovery-codes", "bob@acme.test"),
        List.of("user", "factors", "list", "bob@acme.test"),
        List.of("user", "factors", "remove", "bob@acme.test", "all"),
        List.of("session", "list", "bob@acme.test"),
        List.of("session", "end", "bob@acme.test", "none"),
        List.of("user", "remove", "bob@acme.test"),
        List.of("pin", "create", "Front desk", "--valid-for", "12h"),
        List.of("pin", "list"),
        List.of("pin", "revoke", "none"),
        List.of("mail", "test", "--to", "ada@acme.test"),
        List.of("provider", "list"),
        List.of("webhook", "list"),
        List.of("webhook", "deliveries", "none"),
        List.of("webhook", "test", "none"),
        List.of("webhook", "replay", "none", "--after", "0"),
        List.of("webhook", "rotate-secret", "none"),
        List.of("hook", "list"),
        List.of("hook", "test", "none"),
        List.of("hook", "rotate-secret", "none"),
        List.of("sender", "list"),
        List.of("sender", "test", "sms", "--to", "+493012345678"),
        List.of("sender", "rotate-secret", "sms"),
        List.of("organization", "domain", "list", "none"),
        List.of("client", "add", "m2m", "--type", "machine"),
        List.of("client", "list"),
        List.of("client", "rotate-secret", "m2m", "--keep-former", "24h"),
        List.of("client", "end-former-secret", "m2m"),
        List.of("client", "mandate", "none", "--role", "auditor"),
        List.of("client", "remove", "m2m"),
        List.of("keys", "rotate"),
        List.of("keys", "list"),
        List.of("api-key", "create", "nightly report", "--role", "auditor"),
        List.of("api-key", "list"),
        List.of("api-key", "revoke", "none"),
        List.of("owner-link"),
        List.of("audit"),
        List.of("stats"),
        List.of("why"),
        List.of("audit", "key"),
        List.of("audit", "head"),
        List.of("audit", "verify"),
        List.of("audit", "export", "--out", folder.resolve("trail.jsonl").toString()),
        List.of("backup", backup),
        List.of("restore", backup),
        List.of("completion"));
  }

  @Test
  @DisplayName("every command answers --json with one JSON value, on the stream that it answers on")
  void jsonEverywhere() throws IOException {
    Files.writeString(folder.resolve("people.csv"), "email\neve@elsewhere.test\n");
    var called = new TreeSet<String>();
    for (var command : everyCommand()) {
      var arguments = Stream.concat(command.stream(), Stream.of("--json")).toArray(String[]::new);
      var configured = !List.of("version", "init", "completion").contains(command.getFirst());
      var exit = configured ? line.run(arguments) : line.program("").run(arguments);
      assertThat(exit).as("%s: %s", command, line.err()).isNotEqualTo(70);
      var said = exit == 0 || exit == 2 ? line.out() : line.err();
      assertThat(json(said).isContainer()).as("%s: %s", command, said).isTrue();
      called.add(
          command.size() > 1
                  && List.of(
                          "user",
                          "tenants",
                          "session",
                          "pin",
                          "mail",
                          "provider",
                          "webhook",
                          "hook",
                          "sender",
                          "organization",
                          "client",
                          "keys",
                          "api-key",
                          "audit")
                      .contains(command.getFirst())
              ? command.getFirst() + " " + command.get(1)
              : command.getFirst());
    }
    var all = new TreeSet<String>();
    line.program("")
        .whole()
        .getSubcommands()
        .forEach((name, line) -> {
          if (line.getSubcommands().isEmpty()) {
            all.add(name);
          }
          line.getSubcommands().keySet().forEach(sub -> all.add(name + " " + sub));
        });
    all.removeAll(List.of("serve", "dev"));
    // The one that means something without a word behind it.
    all.add("audit");
    assertThat(called).isEqualTo(all);
  }

  @Test
  @DisplayName("export --json is a file that apply takes, as its YAML is")
  void exportAsJson() throws IOException {
    line.run("apply", tenants.toString());
    assertThat(line.run("export", "--json")).isZero();
    assertThat(json(line.out()).path("issuers").path(0).path("id").asString()).isEqualTo("acme");

    var file = Files.writeString(folder.resolve("exported.json"), line.out());
    assertThat(line.run("plan", file.toString())).isZero();
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }
}
