package dev.gatewright.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Role;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.RemoteRule;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.control.Wire;
import dev.gatewright.testing.LocalCommand;
import dev.gatewright.testing.LocalCommand.Outcome;
import dev.gatewright.testing.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The command line, for a server that is elsewhere")
final class RemoteCommandsTest {
  private static final IssuerId ACME = new IssuerId("acme");

  @TempDir private static Path home;
  private static AdminServer server;
  private static String owner;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException {
    server = new AdminServer(home);
    owner = server.key(Mandate.owner());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// As the environment has it.
  private static String written(String basic) {
    return new String(Base64.getDecoder().decode(basic.substring("Basic ".length())), UTF_8);
  }

  private Outcome run(String key, String... command) {
    var line = new ArrayList<>(List.of(command));
    line.addAll(List.of("--server", "http://localhost:" + server.port()));
    return LocalCommand.outcome(line, Map.of("GATEWRIGHT_API_KEY", written(key)));
  }

  private Answer ask(String key, Request request) throws IOException, InterruptedException {
    var answered = server.post(key, "/commands", new String(Wire.bytes(request), UTF_8));
    assertThat(answered.status()).isEqualTo(200);
    return Wire.answer(answered.whole().body().getBytes(UTF_8)).orElseThrow();
  }

  @Test
  @DisplayName("says word for word what it says where the server runs, with the same exit code")
  void sameWords() {
    for (var command :
        List.of(
            List.of("user", "list", "--issuer", "acme"),
            List.of("user", "list", "--issuer", "acme", "--json"),
            List.of("user", "show", "nobody@acme.test", "--issuer", "acme"),
            List.of("user", "list"),
            List.of("client", "list", "--issuer", "nowhere"),
            List.of("client", "list", "--issuer", "acme"),
            List.of("webhook", "list", "--issuer", "acme", "--json"),
            List.of("api-key", "list"),
            List.of("audit", "--issuer", "acme"),
            List.of("export"))) {
      var request = Request.of(command.getFirst());
      if (command.size() > 1 && !command.get(1).startsWith("-")) {
        request = Request.of(command.getFirst() + " " + command.get(1));
      }
      int issuer = command.indexOf("--issuer");
      request = issuer < 0 ? request : request.with("issuer", command.get(issuer + 1));
      request = command.contains("--json") ? request.with("json", "true") : request;
      request =
          command.contains("nobody@acme.test") ? request.with("email", command.get(2)) : request;
      var here = server.ask(request);

      assertThat(run(owner, command.toArray(String[]::new)))
          .isEqualTo(new Outcome(here.exitCode(), here.text().stripTrailing()));
    }
  }

  @Test
  @DisplayName("does for a role what the role may, and nothing for any key that needs a file there")
  void table() throws Exception {
    var commands = new ArrayList<>(RemoteRule.all().keySet());
    commands.addAll(List.of("backup", "mail test", "providers", "unreadable rows", "nonsense"));
    for (var role : Role.ofKeys()) {
      var key = role == Role.OWNER ? owner : server.key(Mandate.of(role, ACME));
      for (var command : commands) {
        var rule = Optional.ofNullable(RemoteRule.all().get(command));
        boolean may =
            rule.filter(it -> role.permissions().contains(it.permission()))
                .filter(it -> !it.isOfWhole() || role == Role.OWNER)
                .isPresent();
        // Only who is refused is told here: what is let in does nothing without its arguments.
        var asked = Request.of(command).with("folder", "/");
        assertThat(ask(key, asked).text()).contains("for whoever runs the server");
        if (!may) {
          assertThat(ask(key, Request.of(command)).text())
              .as("%s %s", role, command)
              .containsAnyOf("The key has not what this needs", "for whoever runs the server");
        }
      }
    }
    var admin = server.key(Mandate.of(Role.ADMINISTRATOR, ACME));
    assertThat(ask(admin, Request.of("user list")).exitCode()).isZero();
    assertThat(ask(admin, Request.of("keys rotate")).text()).contains("keys:write");
    assertThat(ask(admin, Request.of("export")).text()).contains("an owner's key");
    assertThat(ask(admin, Request.of("issuers")).text()).contains("acme").doesNotContain("globex");
    assertThat(ask(admin, Request.of("api-key list")).exitCode()).isZero();
  }

  @Test
  @DisplayName("says of TLS and of plain HTTP that the server speaks the other one")
  void otherProtocol() throws Exception {
    var plain = at("https://localhost:" + server.port());
    assertThat(plain.said())
        .contains("does not speak TLS there")
        .contains("http://localhost")
        .doesNotContain("--ca");
    var certificate = TestCertificate.of("dns:localhost", folder);
    var factory = certificate.context().getServerSocketFactory();
    int port;
    try (var listening =
        (SSLServerSocket) factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      port = listening.getLocalPort();
      Thread.ofVirtual().start(() -> greet(listening));
      assertThat(at("http://localhost:" + port).said())
          .contains("does not speak plain HTTP there", "say https");
      assertThat(at("https://localhost:" + port).said()).contains("is not trusted", "--ca");
    }
    assertThat(at("http://localhost:" + port).said())
        .contains("cannot be reached")
        .doesNotContain("https");
  }

  private static Outcome at(String address) {
    var command = List.of("user", "list", "--server", address);
    return LocalCommand.outcome(command, Map.of("GATEWRIGHT_API_KEY", written(owner)));
  }

  /// Speaks TLS to whoever comes, for as long as they do.
  private static void greet(SSLServerSocket listening) {
    while (!listening.isClosed()) {
      try (var socket = (SSLSocket) listening.accept()) {
        socket.startHandshake();
      } catch (IOException _) {
        // They do not, or nobody comes any more.
      }
    }
  }

  @Test
  @DisplayName("a plan tells whoever may not change secrets nothing of whether they guessed one")
  void guessedSecrets() throws Exception {
    var reads = EnumSet.allOf(Permission.class);
    reads.removeIf(permission -> !permission.isRead());
    var reader = server.key(new Mandate(Role.OWNER, Optional.empty(), reads));
    var file =
        """
        issuers:
          - id: acme
            clients: [{ id: web, name: Web, secret: "%s", redirect_uris: ["http://localhost:3000/callback"] }]
        """;
    var right = plan(file.formatted("web-secret-of-acme-0123456789abcdef"));
    var wrong = plan(file.formatted("web-secret-of-acme-0123456789abcdeX"));

    assertThat(ask(reader, right).text()).contains("secret: replaced");
    assertThat(ask(reader, right)).isEqualTo(ask(reader, wrong));
    assertThat(ask(owner, right).text()).doesNotContain("secret: replaced");
    assertThat(ask(owner, wrong).text()).contains("secret: replaced");
  }

  @Test
  @DisplayName("an apply beyond the key says nothing of whether a secret in the file was guessed")
  void guessedByApplying() throws Exception {
    var permissions = EnumSet.allOf(Permission.class);
    permissions.removeIf(permission -> !permission.isRead());
    permissions.add(Permission.ISSUERS_WRITE);
    var key = server.key(new Mandate(Role.OWNER, Optional.empty(), permissions));
    var file =
        """
        issuers:
          - id: acme
            name: Acme by a key
            clients: [{ id: web, name: Web, secret: "%s", redirect_uris: ["http://localhost:3000/callback"] }]
        """;
    var right = apply(file.formatted("web-secret-of-acme-0123456789abcdef"));
    var wrong = apply(file.formatted("web-secret-of-acme-0123456789abcdeX"));

    assertThat(ask(key, right).exitCode()).isEqualTo(1);
    assertThat(ask(key, right).text()).contains("clients:write", "Nothing was changed");
    assertThat(ask(key, right)).isEqualTo(ask(key, wrong));
  }

  private static Request apply(String file) {
    return Request.of("apply").with("name", "tenants.yaml").with("text", file);
  }

  private static Request plan(String file) {
    return Request.of("plan").with("name", "tenants.yaml").with("text", file);
  }

  @Test
  @DisplayName("knows of no issuer out of the key's reach, nor of the server's own log")
  void reach() throws Exception {
    var key = server.key(Mandate.of(Role.ADMINISTRATOR, ACME));

    for (var command :
        List.of("user list", "client list", "audit", "webhook list", "provider list", "pin list")) {
      var other = ask(key, Request.of(command).with("issuer", "globex"));
      if (command.startsWith("webhook")) {
        assertThat(other.text()).contains("webhooks:write");
      } else {
        assertThat(other).isEqualTo(new Answer(5, "There is no issuer globex. Name one of: acme."));
      }
    }
    assertThat(ask(key, Request.of("audit").with("issuer", "system")).exitCode()).isEqualTo(5);
  }

  @Test
  @DisplayName("a command's own need counts: nobody gives a key more than they hold")
  void exceeding() throws Exception {
    var permissions = EnumSet.of(Permission.API_KEYS_WRITE, Permission.USERS_READ);
    var key = server.key(new Mandate(Role.ADMINISTRATOR, Optional.of(ACME), permissions));

    var made =
        ask(key, Request.of("api-key create").with("name", "more").with("role", "administrator"));
    assertThat(made.text()).isEqualTo("Nobody gives a key more than they hold themselves.");
    assertThat(
            ask(
                    server.key(
                        new Mandate(
                            Role.ADMINISTRATOR, Optional.of(ACME), Set.of(Permission.USERS_WRITE))),
                    Request.of("user add").with("email", "eve@acme.test").with("verified", "true"))
                .text())
        .contains("credentials:write");
  }

  @Test
  @DisplayName("apply sends the file with what it names, the actor is the key, and all or nothing")
  void apply() throws Exception {
    Files.writeString(folder.resolve("password.txt"), "four words from a file\n");
    var file = folder.resolve("remote.yaml");
    Files.writeString(
        file,
        """
        issuers:
          - id: acme
            name: ${TITLE}
            users: [{ email: carl@acme.test, password: { file: password.txt } }]
        """);
    var line = List.of("apply", file.toString(), "--server", "http://localhost:" + server.port());
    var environment = Map.of("GATEWRIGHT_API_KEY", written(owner), "TITLE", "Acme Ltd");

    var done = LocalCommand.outcome(line, environment);
    assertThat(done.exitCode()).as(done.said()).isZero();
    assertThat(done.said()).contains("name: Acme → Acme Ltd", "+ user acme/carl@acme.test");
    assertThat(run(owner, "audit", "--issuer", "acme").said())
        .containsPattern("issuer.declared +operator:api key key_");

    var permissions = EnumSet.allOf(Permission.class);
    permissions.remove(Permission.USERS_WRITE);
    var less = server.key(new Mandate(Role.OWNER, Optional.empty(), permissions));
    Files.writeString(
        file,
        """
        issuers:
          - { id: acme, name: Acme again, users: [{ email: dora@acme.test }] }
        """);
    var refused = run(less, "apply", file.toString());
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.said()).contains("users:write", "Nothing was changed");
    assertThat(run(owner, "plan", file.toString()).exitCode()).isEqualTo(2);
  }

  @Test
  @DisplayName("a file of the server's machine is read for nobody")
  void filesOfTheServer() throws Exception {
    var secret = Files.writeString(folder.resolve("there.txt"), "a secret of the server's");
    var request =
        Request.of("apply")
            .with("name", "t.yaml")
            .with(
                "text",
                "issuers: [{ id: acme, clients: [{ id: x, type: machine, secret: { file: %s } }] }]"
                    .formatted(secret));

    assertThat(ask(owner, request).exitCode()).isEqualTo(4);
    assertThat(ask(owner, request.with("folder", folder.toString())).exitCode()).isEqualTo(1);
    assertThat(ask(owner, request.with("secrets_file", "/tmp/x")).exitCode()).isEqualTo(1);
  }

  @Test
  @DisplayName("takes a file of more than the usual length, and none without end")
  void length() throws Exception {
    var file = folder.resolve("long.yaml");
    Files.writeString(file, "issuers: [{ id: acme }]\n" + "# more\n".repeat(40_000));
    assertThat(run(owner, "plan", file.toString()).exitCode()).isIn(0, 2);

    Files.writeString(file, "issuers: [{ id: acme }]\n" + "# more\n".repeat(400_000));
    var refused = run(owner, "plan", file.toString());
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.said()).contains("no more than 2 MiB");
  }

  @Test
  @DisplayName("says what is wrong with address and key, and sends none in clear")
  void addressAndKey() throws Exception {
    var wrong = run(AdminServer.basic("key_nobody", "x".repeat(43)), "user", "list");
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.said()).contains("does not take this key").doesNotContain("xxx");

    var environment = Map.of("GATEWRIGHT_API_KEY", written(owner));
    for (var url : List.of("http://id.example.com", "id.example.com", "https://a:b@c.test")) {
      var refused = LocalCommand.outcome(List.of("export", "--server", url), environment);
      assertThat(refused.exitCode()).isEqualTo(3);
      assertThat(refused.said()).contains("without TLS a key goes to this machine alone");
    }
    var away =
        LocalCommand.outcome(List.of("export", "--server", "http://127.0.0.1:1"), environment);
    assertThat(away.exitCode()).isEqualTo(6);
    assertThat(away.said()).contains("the server at http://127.0.0.1:1 cannot be reached");

    var file = Files.writeString(folder.resolve("key"), written(owner) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    var line =
        List.of(
            "client",
            "list",
            "--issuer",
            "acme",
            "--server",
            "http://localhost:" + server.port(),
            "--api-key-file",
            file.toString());
    assertThat(LocalCommand.outcome(line, Map.of()).said()).contains("chmod 600");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(LocalCommand.outcome(line, Map.of()).exitCode()).isZero();
    assertThat(LocalCommand.outcome(line.subList(0, 6), Map.of()).said())
        .contains("GATEWRIGHT_API_KEY");
  }

  @Test
  @DisplayName("what is no request is a problem, and without a key nothing is told")
  void malformed() throws Exception {
    assertThat(server.post("", "/commands", "{}").status()).isEqualTo(401);
    assertThat(server.post(owner, "/commands", "{}").text("reason")).isEqualTo("admin.body");
    assertThat(server.post(owner, "/commands", "[").text("reason")).isEqualTo("admin.body");
    assertThat(
            server
                .post(owner, "/commands", "{\"command\":\"user show\",\"arguments\":{\"a\":1}}")
                .text("reason"))
        .isEqualTo("admin.body");
    assertThat(
            server
                .send(
                    "POST",
                    owner,
                    "/commands",
                    Optional.of("{}"),
                    Map.of("Content-Type", "text/plain"))
                .text("reason"))
        .isEqualTo("admin.content_type");
  }

  @Test
  @DisplayName("two servers are compared, each with its key, and a server goes back from elsewhere")
  void twoServers() throws Exception {
    var file = folder.resolve("other.yaml");
    Files.writeString(
        file,
        "issuers: [{ id: acme, name: Other, signup: invite, clients: [{ id: web, absent: true }] }]");
    try (var one = new AdminServer(Files.createDirectory(folder.resolve("one")));
        var other = new AdminServer(Files.createDirectory(folder.resolve("other")))) {
      var key = one.key(Mandate.owner());
      var environment = Map.of("GATEWRIGHT_API_KEY", written(key));
      var here = List.of("--server", "http://localhost:" + one.port());
      var diff =
          with(
              with(List.of("diff"), here),
              List.of(
                  "--server",
                  "http://localhost:" + other.port(),
                  "--api-key-file",
                  keyFile("one.key", key),
                  "--api-key-file",
                  keyFile("other.key", other.key(Mandate.owner()))));
      assertThat(LocalCommand.outcome(diff, Map.of())).isEqualTo(new Outcome(0, "no difference"));

      var apply = List.of("apply", file.toString(), "--comment", "from afar");
      assertThat(LocalCommand.outcome(with(apply, here), environment).exitCode()).isZero();
      assertThat(LocalCommand.outcome(diff, Map.of()))
          .isEqualTo(new Outcome(2, "+ client acme/web\n~ issuer acme\n    name: Other → Acme"));
      assertThat(
              LocalCommand.outcome(with(List.of("tenants", "history"), here), environment).said())
          .containsPattern("2 +\\S+ +api key key_\\S+ +done +\\+0 ~1 -1 +0 +from afar");
      var rollback = with(List.of("tenants", "rollback", "1", "--yes"), here);
      var back = LocalCommand.outcome(rollback, environment);
      assertThat(back.exitCode()).as(back.said()).isZero();
      assertThat(back.said()).contains("name: Other → Acme", "secret of client acme/web");
      assertThat(LocalCommand.outcome(diff, Map.of()).exitCode()).isZero();
    }
  }

  private static List<String> with(List<String> command, List<String> more) {
    return Stream.concat(command.stream(), more.stream()).toList();
  }

  private String keyFile(String name, String key) throws IOException {
    var file = folder.resolve(name);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, written(key)).toString();
  }
}
