package dev.gatewright.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.seal.MasterKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The command line")
final class ProgramTest {
  @TempDir private Path folder;
  private CommandLine line;
  private Path config;
  private Path tenants;

  @BeforeEach
  void writeFiles() throws IOException {
    line = CommandLine.in(folder);
    config = line.config();
    tenants = line.tenants();
  }

  @Test
  @DisplayName("plans with 2, applies with 0, shows the made secret once, and then plans with 0")
  void planAndApply() {
    assertThat(line.run("plan", tenants.toString())).isEqualTo(2);
    assertThat(line.out())
        .contains("+ issuer acme", "+ client acme/job", "+ user acme/ada@acme.test");

    assertThat(line.run("apply", tenants.toString())).isZero();
    assertThat(line.out()).contains("secret of client acme/job, shown this once: ");

    assertThat(line.run("plan", tenants.toString())).isZero();
    assertThat(line.out()).startsWith("nothing to change\nwarning: issuer acme needs mail");
    assertThat(line.run("apply", tenants.toString())).isZero();
    assertThat(line.out()).doesNotContain("shown this once");
  }

  @Test
  @DisplayName("serve --apply writes made secrets to a file of its own and prints its name alone")
  void secretsOfAService() throws IOException {
    line.serve().stop(Duration.ZERO);

    var file = folder.resolve("generated-secrets.txt");
    assertThat(line.out()).contains("written to " + file).doesNotContain("shown this once");
    var lines = Files.readAllLines(file);
    assertThat(lines).hasSize(1).first().asString().startsWith("acme/job ");
    assertThat(line.out()).doesNotContain(lines.getFirst().substring("acme/job ".length()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  @DisplayName("says which file, line and key is wrong, and what to write, with exit code 4")
  void brokenFile() throws IOException {
    Files.writeString(tenants, "issuers:\n  - id: acme\n    nam: Acme\n");

    assertThat(line.run("apply", tenants.toString())).isEqualTo(4);
    assertThat(line.err()).contains("tenants.yaml:3:", "nam", "Fix:").doesNotContain("\tat ");
    assertThat(folder.resolve("g.db")).doesNotExist();
  }

  @Test
  @DisplayName("stops with a clear line when the master key is missing or another one")
  void masterKey() throws IOException {
    line.run("apply", tenants.toString());
    var key = folder.resolve("master.key");
    Files.move(key, folder.resolve("elsewhere"));

    assertThat(line.run("user", "list")).isEqualTo(6);
    assertThat(line.err()).contains("is missing", "Put back").doesNotContain("\tat ");
    assertThat(key).doesNotExist();

    Files.writeString(key, MasterKey.generate(new SecureRandom()).reveal());
    assertThat(line.run("user", "list")).isEqualTo(6);
    assertThat(line.err()).contains("not the one this database was written with");
  }

  @Test
  @DisplayName("speaks to the running server, whose keys it rotates")
  void throughTheSocket() throws IOException {
    var serving = line.serve();
    try {
      assertThat(line.run("user", "add", "bob@acme.test", "--role", "member")).isZero();
      assertThat(line.out()).contains("added bob@acme.test", "password, shown this once: ");

      assertThat(line.run("user", "list")).isZero();
      assertThat(line.out()).contains("ada@acme.test", "bob@acme.test").contains("member");
      assertThat(line.run("user", "suspend", "bob@acme.test")).isZero();
      assertThat(line.run("user", "list")).isZero();
      assertThat(line.out()).contains("suspended");
      assertThat(line.run("client", "rotate-secret", "job")).isZero();
      var acme = new IssuerId("acme");
      int published = line.server().signingKeys().published(acme).size();
      assertThat(line.run("keys", "rotate", "--alg", "RS256")).isZero();
      assertThat(line.out()).contains("is published now");
      assertThat(line.server().signingKeys().published(acme)).hasSize(published + 1);
      assertThat(line.run("keys", "list")).isZero();
      assertThat(line.out()).contains("RS256", "signing");
      assertThat(line.run("export")).isZero();
      assertThat(line.out()).contains("issuers:", "ada@acme.test");
    } finally {
      serving.stop(Duration.ZERO);
    }
    assertThat(line.server().drains).hasValue(1);
    assertThat(line.run("user", "list")).isZero();
    assertThat(line.out()).contains("bob@acme.test");
  }

  @Test
  @DisplayName("refuses a second process on the same store with a line that says who has it")
  void secondProcess() throws IOException {
    try (var store = StoreAccess.open(line.serverConfig(), line.terminal(""))) {
      assertThat(store).isNotNull();
      assertThat(line.run("user", "list")).isEqualTo(6);
      assertThat(line.err())
          .contains("g.db is open in this process already")
          .doesNotContain("\tat ");
    }
  }

  @Test
  @DisplayName("backs up a store in use, and restores it only when nobody uses it")
  void backupAndRestore() throws IOException {
    var backup = folder.resolve("backup.db").toString();
    var serving = line.serve();
    try {
      assertThat(line.run("backup", backup)).isZero();
      assertThat(line.run("backup", backup)).isEqualTo(1);
      assertThat(line.err()).contains("name another file");
      assertThat(line.run("user", "add", "late@acme.test")).isZero();
      assertThat(line.run("restore", backup)).isEqualTo(6);
    } finally {
      serving.stop(Duration.ZERO);
    }

    assertThat(line.run("restore", backup)).isZero();
    assertThat(line.out()).contains("everybody signs in again");
    assertThat(line.run("user", "list")).isZero();
    assertThat(line.out()).contains("ada@acme.test").doesNotContain("late@acme.test");
  }

  @Test
  @DisplayName("reads a password from the standard input, and judges it")
  void passwordFromInput() {
    line.run("apply", tenants.toString());

    assertThat(
            line.runTyping(
                "password\n", "user", "set-password", "ada@acme.test", "--password-stdin"))
        .isEqualTo(1);
    assertThat(line.err()).contains("everybody tries first");
    assertThat(
            line.runTyping(
                "a rather long one\n", "user", "set-password", "ada@acme.test", "--password-stdin"))
        .isZero();
    assertThat(line.out()).doesNotContain("shown this once");
  }

  @Test
  @DisplayName("judges a password by what its issuer wants, also when it is not served")
  void passwordOfIssuer() throws IOException {
    Files.writeString(
        tenants,
        """
        issuers:
          - id: acme
            passwords: { min_length: 24 }
            users: [{ email: ada@acme.test }]
        """);
    line.run("apply", tenants.toString());
    var set = List.of("user", "set-password", "ada@acme.test", "--password-stdin");

    assertThat(line.runTyping("a rather long one\n", set.toArray(String[]::new))).isEqualTo(1);
    assertThat(line.err()).contains("passwords.min_length");
    assertThat(line.runTyping("as long as they want it here\n", set.toArray(String[]::new)))
        .isZero();
    assertThat(line.run("user", "set-password", "ada@acme.test"))
        .as("a password that is made")
        .isZero();
  }

  @Test
  @DisplayName("finds everything in order for a store just made, and fails a readable key file")
  void doctor() throws IOException {
    line.run("apply", tenants.toString());
    assertThat(line.run("doctor")).isZero();
    assertThat(line.out())
        .contains("OK    store: opens", "OK    issuer acme: http://localhost:8080/acme");

    folder.resolve("master.key").toFile().setReadable(true, false);
    assertThat(line.run("doctor")).isEqualTo(1);
    assertThat(line.out()).contains("FAIL  master key", "Cure: chmod 600");
  }

  @Test
  @DisplayName(
      "names issuers by the base_url of now, which may have changed since they were applied")
  void issuersMove() throws IOException {
    line.run("apply", tenants.toString());
    Files.writeString(config, Files.readString(config).replace("localhost:8080", "localhost:9000"));

    line.run("doctor");
    assertThat(line.out()).contains("OK    issuer acme: http://localhost:9000/acme");
  }

  @Test
  @DisplayName("answers a word it does not know with 3 and the nearest one, and --help with 0")
  void usage() {
    assertThat(line.program("").run("srve")).isEqualTo(3);
    assertThat(line.err()).contains("srve", "did you mean serve?", "--help");
    assertThat(line.program("").run("user", "lst")).isEqualTo(3);
    assertThat(line.err()).contains("lst");
    assertThat(line.program("").run("--version")).isZero();
    assertThat(line.out()).startsWith("gatewright ");
    assertThat(line.program("").run("completion")).isZero();
    assertThat(line.out()).contains("complete", "rotate-secret");
    assertThat(line.program("").run("serve", "--help")).isZero();
    assertThat(line.out()).contains("--apply", "--drain");
    assertThat(line.program("").run("--help")).isZero();
    assertThat(line.out()).contains("dev", "serve", "doctor", "restore");
    assertThat(line.program("").run("version")).isZero();
    assertThat(line.out()).startsWith("gatewright ");
  }

  @Test
  @DisplayName("plan makes no file at all, not even the key's")
  void planMakesNothing() throws IOException {
    assertThat(line.run("plan", tenants.toString())).isEqualTo(2);

    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(config, tenants);
    }
  }

  @Test
  @DisplayName("says what is wrong, and the cure, without a file, a backup or a free name")
  void missingFiles() throws IOException {
    assertThat(line.run("plan", folder.resolve("none.yaml").toString())).isEqualTo(4);
    assertThat(line.err()).contains("there is no file", "gatewright init");
    assertThat(line.run("restore", folder.resolve("none.db").toString())).isEqualTo(5);
    assertThat(line.err()).contains("there is no backup", "gatewright backup");
    assertThat(line.run("backup", config.toString())).isEqualTo(1);
    assertThat(line.err()).contains("exists already", "name another file");
    assertThat(line.program("").run("user", "list", "--config", folder.resolve("x").toString()))
        .isEqualTo(4);
    assertThat(line.err()).contains("--config", "gatewright init");
  }

  @Test
  @DisplayName("init writes files that plan and serve can use, and never over a file")
  void init() {
    var here = folder.resolve("new").toString();
    assertThat(line.program("").run("init", "--dir", here)).isZero();
    assertThat(line.out()).contains("serves http://localhost:8080/main", "in another terminal");
    assertThat(line.run("plan", here + "/tenants.yaml")).isEqualTo(2);
    assertThat(line.out()).contains("+ issuer main", "+ client main/web");
    assertThat(line.program("").run("init", "--dir", here)).isEqualTo(1);
    assertThat(line.err()).contains("is there already");
  }

  @Test
  @DisplayName("doctor finishes whatever is broken, and tells an empty store beside a key")
  void doctorFinishes() throws IOException {
    line.run("apply", tenants.toString());
    Files.delete(folder.resolve("g.db"));
    assertThat(line.run("doctor")).isZero();
    assertThat(line.out()).contains("WARN  store: there is none", "but a master key");

    Files.writeString(folder.resolve("g.db"), "no database at all, but long enough to be read");
    assertThat(line.run("doctor")).isEqualTo(1);
    assertThat(line.out()).contains("FAIL  store", "OK    clock");
  }

  @Test
  @DisplayName("doctor names each row that nobody can read, with its cure; commands name theirs")
  void unreadableRows() throws Exception {
    line.run("apply", tenants.toString());
    try (var store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("g.db"));
        var damage = store.createStatement()) {
      damage.executeUpdate("UPDATE client SET document = '{\"id\":'");
      damage.executeUpdate("UPDATE issuer SET document = 'null'");
    }

    assertThat(line.run("doctor")).isEqualTo(1);
    assertThat(line.out())
        .contains(
            "FAIL  store: issuer acme cannot be read as the store holds it",
            "FAIL  store: client acme/job cannot be read as the store holds it",
            "Apply a tenants.yaml");
    assertThat(line.run("export")).isEqualTo(1);
    assertThat(line.err()).contains("issuer acme cannot be read").doesNotContain("\tat ");
    assertThat(line.run("client", "list")).isZero();
    assertThat(line.out()).contains("job", "unreadable");
    assertThat(line.run("plan", tenants.toString())).isEqualTo(2);
    line.run("apply", tenants.toString());
    assertThat(line.run("doctor")).isZero();
  }
}
