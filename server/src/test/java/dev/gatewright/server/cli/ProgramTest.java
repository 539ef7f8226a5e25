package dev.gatewright.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.server.ServerConfigReader;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
  @DisplayName("serve --apply writes made secrets to a file of its own and prints its name alone")
  void secretsOfAService() throws IOException {
    serve().stop(Duration.ZERO);

    var file = folder.resolve("generated-secrets.txt");
    assertThat(out()).contains("written to " + file).doesNotContain("shown this once");
    var lines = Files.readAllLines(file);
    assertThat(lines).hasSize(1).first().asString().startsWith("acme/job ");
    assertThat(out()).doesNotContain(lines.getFirst().substring("acme/job ".length()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  @DisplayName("says which file, line and key is wrong, and what to write, with exit code 4")
  void brokenFile() throws IOException {
    Files.writeString(tenants, "issuers:\n  - id: acme\n    nam: Acme\n");

    assertThat(run("apply", tenants.toString())).isEqualTo(4);
    assertThat(err()).contains("tenants.yaml:3:", "nam", "Fix:").doesNotContain("\tat ");
    assertThat(folder.resolve("g.db")).doesNotExist();
  }

  @Test
  @DisplayName("stops with a clear line when the master key is missing or another one")
  void masterKey() throws IOException {
    run("apply", tenants.toString());
    var key = folder.resolve("master.key");
    Files.move(key, folder.resolve("elsewhere"));

    assertThat(run("user", "list")).isEqualTo(6);
    assertThat(err()).contains("is missing", "Put back").doesNotContain("\tat ");
    assertThat(key).doesNotExist();

    Files.writeString(key, MasterKey.generate(new SecureRandom()).reveal());
    assertThat(run("user", "list")).isEqualTo(6);
    assertThat(err()).contains("not the one this database was written with");
  }

  @Test
  @DisplayName("speaks to the running server, whose keys it rotates")
  void throughTheSocket() throws IOException {
    var serving = serve();
    try {
      assertThat(run("user", "add", "bob@acme.test", "--role", "member")).isZero();
      assertThat(out()).contains("added bob@acme.test", "password, shown this once: ");

      assertThat(run("user", "list")).isZero();
      assertThat(out()).contains("ada@acme.test", "bob@acme.test").contains("member");
      assertThat(run("user", "suspend", "bob@acme.test")).isZero();
      assertThat(run("user", "list")).isZero();
      assertThat(out()).contains("suspended");
      assertThat(run("client", "rotate-secret", "job")).isZero();
      var acme = new IssuerId("acme");
      int published = server.signingKeys().published(acme).size();
      assertThat(run("keys", "rotate", "--alg", "RS256")).isZero();
      assertThat(out()).contains("is published now");
      assertThat(server.signingKeys().published(acme)).hasSize(published + 1);
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
      assertThat(run("user", "list")).isEqualTo(6);
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
      assertThat(run("restore", backup)).isEqualTo(6);
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
  @DisplayName(
      "names issuers by the base_url of now, which may have changed since they were applied")
  void issuersMove() throws IOException {
    run("apply", tenants.toString());
    Files.writeString(config, Files.readString(config).replace("localhost:8080", "localhost:9000"));

    run("doctor");
    assertThat(out()).contains("OK    issuer acme: http://localhost:9000/acme");
  }

  @Test
  @DisplayName("answers a word it does not know with 3 and the nearest one, and --help with 0")
  void usage() {
    assertThat(program("").run("srve")).isEqualTo(3);
    assertThat(err()).contains("srve", "did you mean serve?", "--help");
    assertThat(program("").run("user", "lst")).isEqualTo(3);
    assertThat(err()).contains("lst");
    assertThat(program("").run("--version")).isZero();
    assertThat(out()).startsWith("gatewright ");
    assertThat(program("").run("completion")).isZero();
    assertThat(out()).contains("complete", "rotate-secret");
    assertThat(program("").run("serve", "--help")).isZero();
    assertThat(out()).contains("--apply", "--drain");
    assertThat(program("").run("--help")).isZero();
    assertThat(out()).contains("dev", "serve", "doctor", "restore");
    assertThat(program("").run("version")).isZero();
    assertThat(out()).startsWith("gatewright ");
  }

  @Test
  @DisplayName("plan makes no file at all, not even the key's")
  void planMakesNothing() throws IOException {
    assertThat(run("plan", tenants.toString())).isEqualTo(2);

    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(config, tenants);
    }
  }

  @Test
  @DisplayName("says what is wrong, and the cure, without a file, a backup or a free name")
  void missingFiles() throws IOException {
    assertThat(run("plan", folder.resolve("none.yaml").toString())).isEqualTo(4);
    assertThat(err()).contains("there is no file", "gatewright init");
    assertThat(run("restore", folder.resolve("none.db").toString())).isEqualTo(5);
    assertThat(err()).contains("there is no backup", "gatewright backup");
    assertThat(run("backup", config.toString())).isEqualTo(1);
    assertThat(err()).contains("exists already", "name another file");
    assertThat(program("").run("user", "list", "--config", folder.resolve("x").toString()))
        .isEqualTo(4);
    assertThat(err()).contains("--config", "gatewright init");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "backup",
        "restore",
        "user show",
        "user add",
        "user remove",
        "user suspend",
        "session list",
        "session end ada@acme.test",
        "client add",
        "client remove",
        "client rotate-secret"
      })
  @DisplayName("names the argument that is missing, with 3, and does nothing")
  void missingArgument(String command) {
    run("apply", tenants.toString());

    assertThat(run(command.split(" "))).isEqualTo(3);
    assertThat(err()).contains("Missing required parameter", "--help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"backup b.db", "user list", "keys list", "audit", "export"})
  @DisplayName("says that there is no store, with 5, and makes neither a store nor a key")
  void noStore(String command) throws IOException {
    var words = command.replace("b.db", folder.resolve("b.db").toString()).split(" ");

    assertThat(run(words)).isEqualTo(5);
    assertThat(err()).contains("there is no store " + folder.resolve("g.db"), "gatewright apply");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(config, tenants);
    }
  }

  @Test
  @DisplayName("sees the paths in server.yaml from its folder, wherever the command is started")
  void pathsSeenFromTheFile() throws IOException {
    Files.writeString(config, "store: sqlite:kept/g.db\nmaster_key_file: keys/master.key\n");

    assertThat(run("apply", tenants.toString())).isZero();

    assertThat(folder.resolve("kept/g.db")).exists();
    assertThat(folder.resolve("keys/master.key")).exists();
  }

  @Test
  @DisplayName("warns at the start of a store without an issuer and of a key that others can read")
  void warnsAtTheStart() throws IOException {
    Files.writeString(
        folder.resolve("master.key"), MasterKey.generate(new SecureRandom()).reveal() + "\n");
    Files.setPosixFilePermissions(
        folder.resolve("master.key"), PosixFilePermissions.fromString("rw-r--r--"));
    try (var log = new HeardLog()) {
      new ServeCommand((_, store, terminal, _) -> server.on(store, terminal))
          .start(config(), Optional.empty(), terminal(""))
          .orElseThrow()
          .stop(Duration.ZERO);

      assertThat(log.text())
          .contains("g.db holds no issuer", "gatewright apply")
          .contains("other accounts can read the master key", "chmod 600");
    }
  }

  @Test
  @DisplayName("doctor looks at the management address too, and tells what is wrong with each")
  void doctorLooksAtAddresses() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(
          config,
          "listen: 192.0.2.1:9\nbase_url: http://localhost:9\nmanagement: 127.0.0.1:"
              + taken.getLocalPort()
              + "\n");

      assertThat(run("doctor")).isEqualTo(1);
      assertThat(out())
          .contains("FAIL  listen: 192.0.2.1:9 is no address of this machine")
          .contains("FAIL  management: 127.0.0.1:" + taken.getLocalPort() + " is taken");
    }
  }

  @Test
  @DisplayName("refuses one address for listen and management, before anything is opened")
  void sameAddressTwice() throws IOException {
    Files.writeString(config, "listen: 127.0.0.1:8080\nmanagement: 127.0.0.1:8080\n");

    assertThat(run("doctor")).isEqualTo(4);
    assertThat(err()).contains("server.yaml:2:13: management is the address of listen", "Fix:");
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
    run("apply", tenants.toString());

    assertThat(run("user", "show", "ada@acme.test", "--json")).isZero();
    var user = json(out());
    assertThat(user.path("live_sessions").isInt()).isTrue();
    assertThat(user.path("has_password").asBoolean()).isFalse();
    assertThat(user.path("email").asString()).isEqualTo("ada@acme.test");
    assertThat(user.path("claims").path("name").asString()).isEqualTo("Ada");
    assertThat(user.path("organizations").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("one", "two");
    assertThat(run("client", "list", "--json")).isZero();
    assertThat(json(out()).path("clients").path(0).path("redirect_uris").size()).isEqualTo(2);
  }

  @Test
  @DisplayName("manages users, sessions and clients, and tells a missing thing by exit code 5")
  void people() {
    run("apply", tenants.toString());

    assertThat(run("user", "show", "ada@acme.test")).isZero();
    assertThat(out()).contains("ada@acme.test", "active", "live sessions");
    assertThat(run("session", "list", "ada@acme.test")).isZero();
    assertThat(out()).contains("no live sessions");
    assertThat(run("session", "end", "ada@acme.test", "sess_none")).isEqualTo(5);
    assertThat(run("user", "suspend", "ada@acme.test", "--keep-sessions")).isZero();
    assertThat(out()).contains("go on when the account is active again");
    assertThat(run("user", "suspend", "ada@acme.test")).isZero();
    assertThat(out()).contains("all their sessions and tokens are ended");
    assertThat(run("user", "remove", "ada@acme.test")).isZero();
    assertThat(run("user", "show", "ada@acme.test")).isEqualTo(5);
    assertThat(err()).contains("acme has no user ada@acme.test");
    assertThat(run("client", "add", "shop", "--redirect-uri", "https://shop.test/cb")).isZero();
    assertThat(out()).contains("added client acme/shop", "secret, shown this once: ");
    assertThat(run("client", "add", "bad", "--redirect-uri", "http://shop.test/cb")).isEqualTo(3);
    assertThat(err()).contains("redirect_uris", "Fix:");
    assertThat(run("client", "add", "app", "--type", "spa", "--redirect-uri", "https://a.test/cb"))
        .isZero();
    assertThat(out()).doesNotContain("shown this once");
    assertThat(run("client", "remove", "shop")).isZero();
    assertThat(run("client", "remove", "shop")).isEqualTo(5);
  }

  @Test
  @DisplayName("answers a program with JSON, refusals too")
  void json() {
    assertThat(run("plan", tenants.toString(), "--json")).isEqualTo(2);
    assertThat(json(out()).path("changes").path(0).path("what").asString())
        .isEqualTo("issuer acme");
    run("apply", tenants.toString());
    assertThat(run("user", "list", "--json")).isZero();
    assertThat(json(out()).path("users").path(0).path("email").asString())
        .isEqualTo("ada@acme.test");
    assertThat(run("user", "show", "eve@acme.test", "--json")).isEqualTo(5);
    assertThat(json(err()).path("error").asString()).contains("no user");
    assertThat(run("doctor", "--json")).isZero();
    assertThat(json(out()).path(0).path("result").asString()).isEqualTo("ok");
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
        List.of("doctor"),
        List.of("user", "add", "bob@acme.test"),
        List.of("user", "list"),
        List.of("user", "show", "bob@acme.test"),
        List.of("user", "set-password", "bob@acme.test"),
        List.of("user", "suspend", "bob@acme.test"),
        List.of("user", "activate", "bob@acme.test"),
        List.of("user", "sign-out", "bob@acme.test"),
        List.of("user", "recovery-codes", "bob@acme.test"),
        List.of("session", "list", "bob@acme.test"),
        List.of("session", "end", "bob@acme.test", "none"),
        List.of("user", "remove", "bob@acme.test"),
        List.of("pin", "create", "Front desk", "--valid-for", "12h"),
        List.of("pin", "list"),
        List.of("pin", "revoke", "none"),
        List.of("client", "add", "m2m", "--type", "machine"),
        List.of("client", "list"),
        List.of("client", "rotate-secret", "m2m"),
        List.of("client", "remove", "m2m"),
        List.of("keys", "rotate"),
        List.of("keys", "list"),
        List.of("audit"),
        List.of("backup", backup),
        List.of("restore", backup),
        List.of("completion"));
  }

  @Test
  @DisplayName("every command answers --json with one JSON value, on the stream that it answers on")
  void jsonEverywhere() {
    var called = new TreeSet<String>();
    for (var command : everyCommand()) {
      var arguments = Stream.concat(command.stream(), Stream.of("--json")).toArray(String[]::new);
      var configured = !List.of("version", "init", "completion").contains(command.getFirst());
      var exit = configured ? run(arguments) : program("").run(arguments);
      assertThat(exit).as("%s: %s", command, err()).isNotEqualTo(70);
      var said = exit == 0 || exit == 2 ? out() : err();
      assertThat(json(said).isContainer()).as("%s: %s", command, said).isTrue();
      called.add(
          command.size() > 1
                  && List.of("user", "session", "pin", "client", "keys")
                      .contains(command.getFirst())
              ? command.getFirst() + " " + command.get(1)
              : command.getFirst());
    }
    var all = new TreeSet<String>();
    program("")
        .whole()
        .getSubcommands()
        .forEach((name, line) -> {
          if (line.getSubcommands().isEmpty()) {
            all.add(name);
          }
          line.getSubcommands().keySet().forEach(sub -> all.add(name + " " + sub));
        });
    all.removeAll(List.of("serve", "dev"));
    assertThat(called).isEqualTo(all);
  }

  @Test
  @DisplayName("export --json is a file that apply takes, as its YAML is")
  void exportAsJson() throws IOException {
    run("apply", tenants.toString());
    assertThat(run("export", "--json")).isZero();
    assertThat(json(out()).path("issuers").path(0).path("id").asString()).isEqualTo("acme");

    var file = Files.writeString(folder.resolve("exported.json"), out());
    assertThat(run("plan", file.toString())).isZero();
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }

  @Test
  @DisplayName("init writes files that plan and serve can use, and never over a file")
  void init() {
    var here = folder.resolve("new").toString();
    assertThat(program("").run("init", "--dir", here)).isZero();
    assertThat(out()).contains("serves http://localhost:8080/main", "in another terminal");
    assertThat(run("plan", here + "/tenants.yaml")).isEqualTo(2);
    assertThat(out()).contains("+ issuer main", "+ client main/web");
    assertThat(program("").run("init", "--dir", here)).isEqualTo(1);
    assertThat(err()).contains("is there already");
  }

  @Test
  @DisplayName("doctor finishes whatever is broken, and tells an empty store beside a key")
  void doctorFinishes() throws IOException {
    run("apply", tenants.toString());
    Files.delete(folder.resolve("g.db"));
    assertThat(run("doctor")).isZero();
    assertThat(out()).contains("WARN  store: there is none", "but a master key");

    Files.writeString(folder.resolve("g.db"), "no database at all, but long enough to be read");
    assertThat(run("doctor")).isEqualTo(1);
    assertThat(out()).contains("FAIL  store", "OK    clock");
  }

  @Test
  @DisplayName("doctor names each row that nobody can read, with its cure; commands name theirs")
  void unreadableRows() throws Exception {
    run("apply", tenants.toString());
    try (var store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("g.db"));
        var damage = store.createStatement()) {
      damage.executeUpdate("UPDATE client SET document = '{\"id\":'");
      damage.executeUpdate("UPDATE issuer SET document = 'null'");
    }

    assertThat(run("doctor")).isEqualTo(1);
    assertThat(out())
        .contains(
            "FAIL  store: issuer acme cannot be read as the store holds it",
            "FAIL  store: client acme/job cannot be read as the store holds it",
            "Apply a tenants.yaml");
    assertThat(run("export")).isEqualTo(1);
    assertThat(err()).contains("issuer acme cannot be read").doesNotContain("\tat ");
    assertThat(run("client", "list")).isZero();
    assertThat(out()).contains("job", "unreadable");
    assertThat(run("plan", tenants.toString())).isEqualTo(2);
    run("apply", tenants.toString());
    assertThat(run("doctor")).isZero();
  }

  private Serving serve() throws IOException {
    var command = new ServeCommand((_, store, terminal, _) -> server.on(store, terminal));
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
    return new Program(
        terminal(typed), (_, store, terminal, _) -> server.on(store, terminal), Optional.empty());
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
