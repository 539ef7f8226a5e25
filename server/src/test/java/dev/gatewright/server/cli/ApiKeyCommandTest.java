package dev.gatewright.server.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Keys of programs on the command line")
final class ApiKeyCommandTest {
  private static final String USAGE_OF_ROLES = "owner, administrator, support, auditor";
  private static final Pattern MADE =
      Pattern.compile(
          "made (key_[A-Za-z0-9_-]{22}) .*\nsecret, shown this once: ([A-Za-z0-9_-]{43})\n(?s:.*)");

  @TempDir private Path folder;
  private CommandLine line;

  @BeforeEach
  void start() throws IOException {
    line = CommandLine.in(folder);
    line.run("apply", line.tenants().toString());
  }

  private record Made(String id, String secret) {}

  private Made create(String... arguments) {
    var all = new String[arguments.length + 2];
    all[0] = "api-key";
    all[1] = "create";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    assertThat(line.run(all)).as(line.err()).isZero();
    var made = MADE.matcher(line.out());
    assertThat(made.matches()).as(line.out()).isTrue();
    return new Made(made.group(1), made.group(2));
  }

  @Test
  @DisplayName("One is made, listed and revoked; its secret is shown once, and how it is used")
  void made() {
    var key = create("nightly report", "--role", "auditor", "--from", "192.0.2.0/24");
    assertThat(line.out()).contains("(nightly report): auditor of acme", "HTTP Basic");

    assertThat(line.run("api-key", "list")).isZero();
    assertThat(line.out())
        .contains(key.id(), "nightly report", "auditor", "acme", "192.0.2.0/24", "active")
        .contains("command line")
        .doesNotContain(key.secret());
    assertThat(line.run("api-key", "revoke", key.id())).isZero();
    assertThat(line.run("api-key", "list", "--issuer", "acme")).isZero();
    assertThat(line.out()).contains(key.id(), "revoked");
    assertThat(line.run("api-key", "revoke", key.id())).isEqualTo(5);
    assertThat(line.err()).contains("no key " + key.id() + " that works");
  }

  @Test
  @DisplayName("A program is told all of it in JSON, the header to send included")
  void json() {
    assertThat(
            line.run(
                "api-key",
                "create",
                "ci",
                "--role",
                "administrator",
                "--scope",
                "users:read",
                "--scope",
                "api_keys:write",
                "--from",
                "192.0.2.1",
                "--from",
                "2001:db8::/32",
                "--valid-for",
                "90d",
                "--json"))
        .isZero();
    var made = json(line.out());
    var pair = made.path("id").asString() + ":" + made.path("secret").asString();
    var header = made.path("authorization").asString();
    assertThat(header).startsWith("Basic ");
    assertThat(new String(Base64.getDecoder().decode(header.substring(6)), UTF_8)).isEqualTo(pair);
    assertThat(made.path("use").asString()).contains("HTTP Basic");
    assertThat(made.path("role").asString()).isEqualTo("administrator");
    assertThat(made.path("issuer").asString()).isEqualTo("acme");
    assertThat(made.path("scopes").toString()).isEqualTo("[\"users:read\",\"api_keys:write\"]");
    assertThat(made.path("from").toString()).isEqualTo("[\"192.0.2.1\",\"2001:db8::/32\"]");
    assertThat(made.path("ends").asString()).matches("20[0-9-]{8}T[0-9:]{8}Z");

    line.run("api-key", "list", "--json");
    var listed = json(line.out()).path("keys").path(0);
    assertThat(listed.path("key")).isEqualTo(made.path("id"));
    assertThat(listed.path("scopes")).isEqualTo(made.path("scopes"));
    assertThat(listed.path("from")).isEqualTo(made.path("from"));
    assertThat(listed.path("state").asString()).isEqualTo("active");
    assertThat(listed.has("last_used")).isFalse();
    assertThat(line.out()).doesNotContain(made.path("secret").asString());
  }

  @Test
  @DisplayName("Without a role, or with one that there is not, the roles are told")
  void roles() {
    assertThat(line.run("api-key", "create", "ci")).isEqualTo(3);
    assertThat(line.err()).contains("--role", USAGE_OF_ROLES);
    assertThat(line.run("api-key", "create", "ci", "--role", "root")).isEqualTo(3);
    assertThat(line.err()).contains(USAGE_OF_ROLES);
  }

  @Test
  @DisplayName("The owner's counts in every issuer and names none; another names its issuer")
  void issuers() throws IOException {
    assertThat(line.run("api-key", "create", "all", "--role", "owner", "--issuer", "acme"))
        .isEqualTo(3);
    assertThat(line.err()).contains("leave --issuer away");
    Files.writeString(line.tenants(), "issuers: [{ id: acme }, { id: globex }]");
    line.run("apply", line.tenants().toString());

    var owners = create("all", "--role", "owner");
    var support = create("desk", "--role", "support", "--issuer", "globex");
    assertThat(line.run("api-key", "create", "desk", "--role", "support")).isEqualTo(3);
    assertThat(line.err()).contains("several issuers");
    assertThat(line.run("api-key", "list")).isZero();
    assertThat(line.out()).contains(owners.id(), support.id());
    assertThat(line.run("api-key", "list", "--issuer", "globex")).isZero();
    assertThat(line.out()).contains(support.id()).doesNotContain(owners.id());
    assertThat(line.run("api-key", "list", "--issuer", "nobody")).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"users:write", "moon:read"})
  @DisplayName("A scope that the role has not is refused, and those that it has are told")
  void scopes(String scope) {
    assertThat(line.run("api-key", "create", "desk", "--role", "support", "--scope", scope))
        .isEqualTo(3);
    assertThat(line.err())
        .contains("users:read sessions:read sessions:write organizations:read events:read");
  }

  @Test
  @DisplayName("What is no address, no time or no name is refused with how it is written")
  void flaws() {
    assertThat(line.run("api-key", "create", "ci", "--role", "auditor", "--from", "here"))
        .isEqualTo(1);
    assertThat(line.err()).contains("here is no address", "192.0.2.0/24");
    for (var time : new String[] {"0d", "90", "soon"}) {
      assertThat(line.run("api-key", "create", "ci", "--role", "auditor", "--valid-for", time))
          .isEqualTo(3);
      assertThat(line.err()).contains("12h or 90d");
    }
    assertThat(
            line.run("api-key", "create", "ci", "--role", "auditor", "--valid-for", "999999999d"))
        .isEqualTo(1);
    assertThat(line.err()).contains("within 100 years");
    assertThat(line.run("api-key", "create", " ", "--role", "auditor")).isEqualTo(1);
    assertThat(line.err()).contains("1 to 100 characters");
    line.run("api-key", "list");
    assertThat(line.out()).contains("no keys");
  }

  @Test
  @DisplayName("The store's files hold no secret of a key")
  void onlyTheHash() throws IOException {
    var key = create("ci", "--role", "owner");

    try (var files = Files.list(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
            .as(file.toString())
            .doesNotContain(key.secret());
      }
    }
  }

  @Test
  @DisplayName("audit tells of an issuer's keys in its log, of the owner's in that of the system")
  void audit() {
    var own = create("ci", "--role", "auditor");
    var owners = create("all", "--role", "owner");
    line.run("api-key", "revoke", owners.id());

    assertThat(line.run("audit", "--issuer", "acme")).isZero();
    assertThat(line.out()).contains("api_key.made", own.id()).doesNotContain(owners.id());
    assertThat(line.run("audit", "--issuer", "system")).isZero();
    assertThat(line.out())
        .contains("api_key.made", "api_key.revoked", owners.id(), "operator:command line")
        .doesNotContain(own.id());
    assertThat(line.run("audit", "--issuer", "system", "--after", "1", "--json")).isZero();
    assertThat(json(line.out()).path("events").size()).isEqualTo(1);
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }
}
