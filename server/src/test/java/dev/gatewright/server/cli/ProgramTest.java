package dev.gatewright.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.server.ServerConfigReader;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The command line")
final class ProgramTest {
  private static final String TENANTS =
      """
      issuers:
        - id: acme
          name: ${NAME}
          clients:
            - { id: job, type: machine, secret: { generate: true } }
          users:
            - { email: ada@acme.test, password: "correct horse" }
      """;

  @TempDir private Path folder;
  private Path config;
  private Path tenants;
  private final FakeServer server = new FakeServer();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeFiles() throws IOException {
    config = folder.resolve("server.yaml");
    tenants = folder.resolve("tenants.yaml");
    Files.writeString(
        config,
        """
        listen: 127.0.0.1:0
        base_url: http://localhost:8080
        store: "sqlite:%1$s/g.db"
        master_key_file: "%1$s/master.key"
        """
            .formatted(folder));
    Files.writeString(tenants, TENANTS);
  }

  @Test
  @DisplayName("plans with 2, applies with 0, shows the made secret once, and then plans with 0")
  void planAndApply() {
    assertThat(run("plan", tenants.toString())).isEqualTo(2);
    assertThat(out()).contains("+ issuer acme", "+ client acme/job", "+ user acme/ada@acme.test");

    assertThat(run("apply", tenants.toString())).isZero();
    assertThat(out()).contains("secret of client acme/job, shown this once: ");

    assertThat(run("plan", tenants.toString())).isZero();
    assertThat(out()).isEqualTo("nothing to change\n");
    assertThat(run("apply", tenants.toString())).isZero();
    assertThat(out()).doesNotContain("shown this once");
  }

  @Test
  @DisplayName("says which file, line and key is wrong, and what to write, with exit code 1")
  void brokenFile() throws IOException {
    Files.writeString(tenants, "issuers:\n  - id: acme\n    nam: Acme\n");

    assertThat(run("apply", tenants.toString())).isEqualTo(1);
    assertThat(err()).contains("tenants.yaml:3:", "nam", "Fix:").doesNotContain("\tat ");
    assertThat(folder.resolve("g.db")).doesNotExist();
  }

  @Test
  @DisplayName("stops with a clear line when the master key is missing or another one")
  void masterKey() throws IOException {
    run("apply", tenants.toString());
    var key = folder.resolve("master.key");
    Files.move(key, folder.resolve("elsewhere"));

    assertThat(run("user", "list")).isEqualTo(1);
    assertThat(err()).contains("is missing", "Put back").doesNotContain("\tat ");
    assertThat(key).doesNotExist();

    Files.writeString(key, MasterKey.generate(new SecureRandom()).reveal());
    assertThat(run("user", "list")).isEqualTo(1);
    assertThat(err()).contains("not the one this database was written with");
  }

  @Test
  @DisplayName("speaks to the running server, which hears of every change")
  void throughTheSocket() throws IOException {
    var serving = serve();
    try {
      assertThat(server.changes).hasValue(0);
      assertThat(run("user", "add", "bob@acme.test", "--role", "member")).isZero();
      assertThat(out()).contains("added bob@acme.test", "password, shown this once: ");
      assertThat(server.changes).hasValue(1);

      assertThat(run("user", "list")).isZero();
      assertThat(out()).contains("ada@acme.test", "bob@acme.test").contains("member");
      assertThat(run("user", "suspend", "bob@acme.test")).isZero();
      assertThat(run("user", "list")).isZero();
      assertThat(out()).contains("suspended");
      assertThat(run("client", "rotate-secret", "job")).isZero();
      assertThat(run("keys", "rotate", "--alg", "RS256")).isZero();
      assertThat(run("keys", "list")).isZero();
      assertThat(out()).contains("RS256", "signing");
      assertThat(run("export")).isZero();
      assertThat(out()).contains("issuers:", "ada@acme.test");
    } finally {
      serving.stop(Duration.ZERO);
    }
    assertThat(server.drains).hasValue(1);
    assertThat(run("user", "list")).isZero();
    assertThat(out()).contains("bob@acme.test");
  }

  @Test
  @DisplayName("refuses a second process on the same store with a line that says who has it")
  void secondProcess() throws IOException {
    try (var store = StoreAccess.open(config(), terminal(""))) {
      assertThat(store).isNotNull();
      assertThat(run("user", "list")).isEqualTo(1);
      assertThat(err()).contains("g.db is open in this process already").doesNotContain("\tat ");
    }
  }

  @Test
  @DisplayName("backs up a store in use, and restores it only when nobody uses it")
  void backupAndRestore() throws IOException {
    var backup = folder.resolve("backup.db").toString();
    var serving = serve();
    try {
      assertThat(run("backup", backup)).isZero();
      assertThat(run("backup", backup)).isEqualTo(1);
      assertThat(err()).contains("name another file");
      assertThat(run("user", "add", "late@acme.test")).isZero();
      assertThat(run("restore", backup)).isEqualTo(1);
    } finally {
      serving.stop(Duration.ZERO);
    }

    assertThat(run("restore", backup)).isZero();
    assertThat(out()).contains("everybody signs in again");
    assertThat(run("user", "list")).isZero();
    assertThat(out()).contains("ada@acme.test").doesNotContain("late@acme.test");
  }

  @Test
  @DisplayName("reads a password from the standard input, and judges it")
  void passwordFromInput() {
    run("apply", tenants.toString());

    assertThat(runTyping("password\n", "user", "set-password", "ada@acme.test", "--password-stdin"))
        .isEqualTo(1);
    assertThat(err()).contains("everybody tries first");
    assertThat(
            runTyping(
                "a rather long one\n", "user", "set-password", "ada@acme.test", "--password-stdin"))
        .isZero();
    assertThat(out()).doesNotContain("shown this once");
  }

  @Test
  @DisplayName("finds everything in order for a store just made, and fails a readable key file")
  void doctor() throws IOException {
    run("apply", tenants.toString());
    assertThat(run("doctor")).isZero();
    assertThat(out())
        .contains("OK    store: opens", "OK    issuer acme: http://localhost:8080/acme");

    folder.resolve("master.key").toFile().setReadable(true, false);
    assertThat(run("doctor")).isEqualTo(1);
    assertThat(out()).contains("FAIL  master key", "Cure: chmod 600");
  }

  @Test
  @DisplayName("answers a word it does not know with 1 and a hint, and --help with 0")
  void usage() {
    assertThat(program("").run("frobnicate")).isEqualTo(1);
    assertThat(err()).contains("frobnicate", "--help");
    assertThat(program("").run("serve", "--help")).isZero();
    assertThat(out()).contains("--apply", "--drain");
    assertThat(program("").run("--help")).isZero();
    assertThat(out()).contains("dev", "serve", "doctor", "restore");
    assertThat(program("").run("version")).isZero();
    assertThat(out()).startsWith("gatewright ");
  }

  private Serving serve() throws IOException {
    var command = new ServeCommand((_, _, _, _) -> server);
    return command.start(config(), Optional.of(tenants), terminal("")).orElseThrow();
  }

  private ServerConfig config() {
    return switch (ServerConfigReader.read(ConfigFile.at(config, Map.of()))) {
      case ConfigResult.Loaded<ServerConfig>(var loaded, _) -> loaded;
      case ConfigResult.Broken<ServerConfig> broken -> throw new AssertionError(broken.text());
    };
  }

  private int run(String... arguments) {
    return runTyping("", arguments);
  }

  private int runTyping(String typed, String... arguments) {
    var all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--config";
    all[arguments.length + 1] = config.toString();
    return program(typed).run(all);
  }

  private Program program(String typed) {
    return new Program(terminal(typed), (_, _, _, _) -> server, Optional.empty());
  }

  private Terminal terminal(String typed) {
    out.reset();
    err.reset();
    return new Terminal(
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        new ByteArrayInputStream(typed.getBytes(UTF_8)),
        Map.of("NAME", "Acme"),
        InstantSource.system(),
        new SecureRandom());
  }

  private String out() {
    return out.toString(UTF_8);
  }

  private String err() {
    return err.toString(UTF_8);
  }
}
