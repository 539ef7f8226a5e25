package dev.gatewright.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.Program;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Logs a person in with each client library of `docs/clients.md`, configured as written there. The
/// programs believe to be at `http://localhost:3000`; the visitor reaches them where they are.
class ForeignClientsTest {
  private static final String ADA = "ada@acme.test";
  private static final String PASSWORD = "ada loves engines";
  private static final String SECRET = "a-client-secret-of-36-characters-all";
  private static final String HOME = "http://localhost:3000";
  private static final Path FOLDER = NodeProgram.FOLDER.resolve("clients");
  private static final Path PAGE = NodeProgram.FOLDER.resolveSibling("docs/clients.md");
  private static final Pattern RECIPE = Pattern.compile("(?s)```yaml\nclients:\n(.*?)```");
  private static final Pattern SERVING = Pattern.compile("^serving on port (\\d+)$");

  /// A program in `interop/clients`, and a command that succeeds where the library is installed.
  record Recipe(String client, List<String> command, List<String> probe) {
    static Recipe node(String client) {
      return new Recipe(client, List.of("node", client + ".mjs"), List.of("npm", "--version"));
    }

    static Recipe python(String client, String module) {
      var file = client.replace('-', '_') + "_client.py";
      return new Recipe(
          client,
          List.of("/usr/bin/python3", file),
          List.of("/usr/bin/python3", "-c", "import " + module));
    }

    @Override
    public String toString() {
      return client;
    }
  }

  @SuppressWarnings("unused") // JUnit reads it by name
  static final List<Recipe> RECIPES =
      List.of(
          Recipe.node("passport-openidconnect"),
          Recipe.node("openid-client"),
          Recipe.node("oauth4webapi"),
          Recipe.node("express-openid-connect"),
          Recipe.node("authjs"),
          Recipe.node("next-auth"),
          Recipe.node("better-auth"),
          Recipe.node("oidc-client-ts"),
          Recipe.python("authlib", "authlib"),
          Recipe.python("requests-oauthlib", "requests_oauthlib"),
          Recipe.python("social-core", "social_core.backends.open_id_connect"),
          new Recipe(
              "omniauth",
              List.of("ruby", "omniauth.rb"),
              List.of("ruby", "-e", "require 'omniauth_openid_connect'; require 'webrick'")),
          new Recipe(
              "x-oauth2",
              List.of("go", "run", "xoauth2.go"),
              List.of("ls", "/usr/share/gocode/src/golang.org/x/oauth2")),
          new Recipe(
              "mod-auth-openidc",
              List.of("./apache"),
              List.of("ls", "/usr/lib/apache2/modules/mod_auth_openidc.so")));

  @TempDir private static Path data = Path.of("");
  private static Optional<ServedGatewright> running = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    var tenants = new StringBuilder("issuers:\n  - id: acme\n    name: Acme\n    users:\n");
    tenants.append("      - { email: %s, email_verified: true, ".formatted(ADA));
    tenants.append("password: \"%s\", name: Ada Lovelace }\n    clients:\n".formatted(PASSWORD));
    RECIPE
        .matcher(Files.readString(PAGE))
        .results()
        .flatMap(recipe -> recipe.group(1).lines())
        .forEach(line -> tenants.append("    ").append(line).append('\n'));
    var tenantsFile = Files.writeString(data.resolve("tenants.yaml"), tenants);
    var serverFile =
        Files.writeString(
            data.resolve("server.yaml"),
            """
            listen: "127.0.0.1:${GATEWRIGHT_PORT}"
            base_url: "http://localhost:${GATEWRIGHT_PORT}"
            store: "sqlite:${GATEWRIGHT_DATA}/gatewright.db"
            master_key_file: "${GATEWRIGHT_DATA}/master.key"
            """);
    running =
        Optional.of(
            ServedGatewright.start(serverFile, tenantsFile, data, Map.of("CLIENT_SECRET", SECRET)));
  }

  @AfterAll
  static void stop() {
    running.ifPresent(ServedGatewright::close);
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("RECIPES")
  @DisplayName("docs/clients.md: with the recipe as written, the library logs a person in")
  void logsIn(Recipe recipe) throws Exception {
    Skip.where(missing(recipe).map(why -> recipe + " was not run, " + why));
    int port = ServedGatewright.freePort();
    try (var program = program(recipe, port)) {
      program.await(SERVING);
      var visitor = new Visitor().forwarding("localhost:3000", port);
      var page = visitor.open(HOME + "/");
      if (offersProviders(page)) {
        page = visitor.submit(page, Map.of());
      }
      var home = visitor.signIn(page, ADA, PASSWORD);

      assertThat(home.body()).as(program.said()).contains("Hello " + ADA);
    }
  }

  /// The page on which some libraries let a person choose where to log in.
  private static boolean offersProviders(Page page) {
    return page.forms().stream().anyMatch(form -> form.fields().containsKey("csrfToken"));
  }

  private static Program program(Recipe recipe, int port) throws IOException {
    var builder = new ProcessBuilder(recipe.command()).directory(FOLDER.toFile());
    var environment = builder.environment();
    environment.put("ISSUER", running.orElseThrow().at("/acme").toString());
    environment.put("CLIENT_ID", recipe.client());
    environment.put("CLIENT_SECRET", SECRET);
    environment.put("APP", HOME);
    environment.put("PORT", Integer.toString(port));
    environment.put("GO111MODULE", "off");
    environment.put("GOPATH", "/usr/share/gocode");
    environment.put("GOCACHE", data.resolve("go").toString());
    return Program.start(builder);
  }

  private static Optional<String> missing(Recipe recipe) throws Exception {
    if (Program.find(recipe.probe().getFirst()).isEmpty()
        && !Files.isExecutable(Path.of(recipe.probe().getFirst()))) {
      return Optional.of("there is no " + recipe.probe().getFirst());
    }
    try (var probe = Program.start(new ProcessBuilder(recipe.probe()))) {
      if (probe.exitCode() != 0) {
        return Optional.of(String.join(" ", recipe.probe()) + " failed");
      }
    }
    if (recipe.command().getFirst().equals("node")) {
      install();
    }
    return Program.find(recipe.command().getFirst()).isEmpty()
            && !Files.isExecutable(FOLDER.resolve(recipe.command().getFirst()))
        ? Optional.of("there is no " + recipe.command().getFirst())
        : Optional.empty();
  }

  private static void install() throws Exception {
    var install = new ProcessBuilder("./install", "clients").directory(NodeProgram.FOLDER.toFile());
    try (var program = Program.start(install)) {
      assertThat(program.exitCode()).as(program.said()).isZero();
    }
  }
}
