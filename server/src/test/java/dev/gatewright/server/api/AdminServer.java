package dev.gatewright.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.act.Administrators;
import dev.gatewright.admin.act.ApiKeys;
import dev.gatewright.admin.act.Holdings;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.adminclient.AdminClient;
import dev.gatewright.adminclient.call.RetryPolicy;
import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.identity.ApiKeyId;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Sha256;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.domain.TxtRecords;
import dev.gatewright.identity.password.Argon2Cost;
import dev.gatewright.identity.throttle.KeyThrottle;
import dev.gatewright.identity.throttle.ThrottleLimit;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.server.Fittings;
import dev.gatewright.server.GatewrightServer;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.server.ServerConfigReader;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.Surroundings;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Commands;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.control.TenantsRequest;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.server.tenants.SettledCommands;
import dev.gatewright.server.tenants.SystemIssuer;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.store.admin.ApiKeyTable;
import dev.gatewright.store.admin.KeptApiKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole server over a store in a file, with two issuers, at a clock of its own.
final class AdminServer implements AutoCloseable {
  static final String TENANTS =
      """
      issuers:
        - id: acme
          name: Acme
          signup: invite
          clients:
            - id: web
              name: Web
              secret: "web-secret-of-acme-0123456789abcdef"
              redirect_uris: ["http://localhost:3000/callback"]
            - id: public
              type: spa
              redirect_uris: ["http://localhost:3000/callback"]
          webhooks:
            - { id: crm, url: "http://127.0.0.1:9/hooks", events: ["user.*"] }
          users:
            - { email: ada@acme.test, email_verified: true, password: "ada loves engines", name: Ada }
            - { email: bob@acme.test, password: "bob builds bridges", status: suspended }
          organizations:
            - id: org_west
              name: West Inc
              members:
                - { user: ada@acme.test, title: Head, scopes: ["organization:admin"] }
        - id: globex
          name: Globex
          users:
            - { email: ada@acme.test, password: "ada likes both", name: Ada }
      """;

  /// What stands in the store of people's passwords and of the client's secret, in clear.
  static final List<String> SECRETS =
      List.of(
          "ada loves engines",
          "bob builds bridges",
          "ada likes both",
          "web-secret-of-acme-0123456789abcdef");

  private static final Argon2Cost CHEAP = new Argon2Cost(8, 1, 1);
  private static final JsonMapper JSON = JsonMapper.shared();

  final SettableClock clock = new SettableClock();

  /// The addresses that were asked, with the method, as the server's table has them.
  final Set<String> asked = ConcurrentHashMap.newKeySet();

  final OpenStore open;
  final GatewrightServer server;
  private final SecureRandom random = new SecureRandom();
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI root;
  private final Commands commands;
  private final Path folder;
  private final String tenants;

  AdminServer(Path folder) throws IOException {
    this(folder, "");
  }

  /// @param more lines of `server.yaml`
  AdminServer(Path folder, String more) throws IOException {
    this(folder, more, TENANTS);
  }

  AdminServer(Path folder, String more, String tenants) throws IOException {
    this.tenants = tenants;
    var listening = ServerSocketChannel.open();
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    int port = listening.socket().getLocalPort();
    var config = config(port, folder, more);
    var store =
        SqlStore.open(
            new StoreConfig.Sqlite(folder.resolve("gatewright.db")),
            random,
            cause -> {
              throw new AssertionError(cause);
            });
    var master = MasterKey.generate(random);
    var crypto = CryptoProvider.jdk();
    this.open =
        new OpenStore(
            Optional.empty(), store, store.unlock(master, crypto, random), master, crypto);
    this.commands = Commands.on(open, config, CHEAP, clock, random);
    this.folder = folder;
    apply();
    this.server =
        GatewrightServer.of(
            config,
            store,
            open.sealed(),
            crypto,
            master.derive("throttles"),
            new Fittings(List.of(), this::noted, CHEAP, Optional.empty(), Optional.of(listening)),
            random,
            clock);
    server.start();
    server.serve(commands);
    this.root = URI.create("http://localhost:" + port);
  }

  private Route noted(Route route) {
    return route.around(handler ->
        request -> {
          asked.add(route.method() + " " + route.pattern());
          return handler.handle(request);
        });
  }

  /// The client of a program that has a key of its own.
  AdminClient client(Mandate mandate) {
    var id = ApiKeyId.generate(random);
    var secret = "c".repeat(43);
    key(mandate, id, secret);
    return AdminClient.builder()
        .server(root)
        .key(id.value(), Secret.of(secret))
        .retries(RetryPolicy.none())
        .build();
  }

  /// Puts back what a test changed of what was declared.
  void apply() {
    command(TenantsRequest.of("apply", "tenants.yaml", tenants, folder, Map.of()));
  }

  /// What the command line would be told.
  Answer ask(Request request) {
    return commands.handle(request);
  }

  /// Does what the command line would.
  void command(Request request) {
    var answer = commands.handle(request);
    if (answer.exitCode() != Answer.DONE) {
      throw new AssertionError(answer.text());
    }
  }

  /// The id of Ada at acme, who may have been made anew.
  String ada() {
    return open.store()
        .users()
        .findByEmail(new TenantId("acme"), new CanonicalEmail("ada@acme.test"))
        .orElseThrow()
        .id()
        .value();
  }

  private static ServerConfig config(int port, Path folder, String more) {
    var yaml =
        """
        listen: 127.0.0.1:%1$s
        base_url: http://localhost:%1$s
        store: sqlite:%2$s/gatewright.db
        mail: inbox
        outbound: { name_servers: ["127.0.0.1:1"] }
        %3$s
        """
            .formatted(port, folder, more);
    return switch (ServerConfigReader.read(
        ConfigFile.of("server.yaml", yaml.getBytes(UTF_8), Surroundings.none()))) {
      case ConfigResult.Loaded<ServerConfig>(var config, _) -> config;
      case ConfigResult.Broken<ServerConfig> broken -> throw new AssertionError(broken.text());
    };
  }

  /// A key, as the `Authorization` field has it.
  String key(Mandate mandate) {
    return key(mandate, ApiKeyId.generate(random), "s".repeat(42) + "Z");
  }

  String key(Mandate mandate, ApiKeyId id, String secret) {
    var added =
        open.store()
            .apiKeys()
            .add(
                new KeptApiKey(
                    id,
                    mandate.issuer(),
                    "test",
                    mandate.role().key(),
                    mandate.permissions().stream().map(Permission::key).sorted().toList(),
                    List.of(),
                    clock.instant(),
                    "command line",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                Sha256.of(secret),
                By.operator("command line", clock.instant()));
    if (added != ApiKeyTable.Addition.ADDED) {
      throw new AssertionError(added);
    }
    return basic(id.value(), secret);
  }

  static String basic(String id, String secret) {
    return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
  }

  /// An answer. `json` is empty where there is none.
  record Answered(int status, HttpResponse<String> whole) {
    JsonNode json() {
      return whole.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(whole.body());
    }

    String text(String name) {
      return json().path(name).asString("");
    }

    String header(String name) {
      return whole.headers().firstValue(name).orElse("");
    }
  }

  Answered get(String key, String path) throws IOException, InterruptedException {
    return send("GET", key, path, Optional.empty(), Map.of());
  }

  Answered delete(String key, String path) throws IOException, InterruptedException {
    return send("DELETE", key, path, Optional.empty(), Map.of());
  }

  Answered post(String key, String path, String body) throws IOException, InterruptedException {
    return send("POST", key, path, Optional.of(body), Map.of());
  }

  Answered patch(String key, String path, String body) throws IOException, InterruptedException {
    return send("PATCH", key, path, Optional.of(body), Map.of());
  }

  /// An empty `key` sends none; `path` is below the root of the API.
  Answered send(
      String method, String key, String path, Optional<String> body, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(root + AdminApi.PATH + path))
            .method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
    if (!key.isEmpty()) {
      request.header("Authorization", key);
    }
    body.filter(_ -> !headers.containsKey("Content-Type"))
        .ifPresent(_ -> request.header("Content-Type", "application/json"));
    headers.forEach(request::header);
    var answer = http.send(request.build(), BodyHandlers.ofString());
    return new Answered(answer.statusCode(), answer);
  }

  /// An answer of the server beside the API.
  Answered outside(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(root + path)).build();
    var answer = http.send(request, BodyHandlers.ofString());
    return new Answered(answer.statusCode(), answer);
  }

  /// The same to a form of a client's.
  Answered form(String path, String authorization, String form)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Authorization", authorization)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    return new Answered(answer.statusCode(), answer);
  }

  /// An address of the server, outside the API.
  URI at(String path) {
    return root.resolve(path);
  }

  List<Endpoint> endpoints() {
    return api(() -> {}).endpoints();
  }

  /// The same as the server's own, over the same store; `settled` runs when a change has to be
  /// served.
  AdminApi api(Runnable settled) {
    var administration =
        new Administration(
            new Holdings(
                Optional.empty(),
                open.store(),
                open.sealed(),
                server.engine().signingKeys(),
                server.passwordHashes()::hash,
                server.passwordPolicies()::of,
                _ -> new TxtRecords.Answer.Unanswered(),
                server.requestTrial(),
                clock,
                random));
    var parts =
        new AdminApi.Parts(
            administration,
            new KeyDoor(
                new ApiKeys(open.store()),
                new KeyThrottle(
                    open.store().throttles(),
                    new ThrottleLimit(1, Duration.ofMinutes(1)),
                    open.master().derive("throttles")),
                new TokenDoor(
                    server.engine().resourceAccess(),
                    Optional::empty,
                    SystemIssuer.resource(root),
                    new Administrators(open.store()),
                    open.store().sessions(),
                    new TokenDoor.Logins(List.of("none"), _ -> "none", Duration.ZERO)),
                open.store().refusals()),
            new SettledCommands(open.store(), open.sealed()),
            new SettingsDesk(administration, open.store(), open.sealed(), root, true),
            settled,
            open.sealed().keptAnswers(),
            (_, _) -> Optional.empty(),
            true,
            root,
            root + AdminApi.PATH,
            new RemoteCommands(),
            clock,
            random,
            () -> false);
    return new AdminApi(parts);
  }

  int port() {
    return root.getPort();
  }

  /// The id of whoever has the address at the issuer.
  String user(String key, String issuer, String email) throws IOException, InterruptedException {
    return get(key, "/issuers/" + issuer + "/users?email=" + email)
        .json()
        .path("data")
        .path(0)
        .path("id")
        .asString("");
  }

  /// As if the store had been put back, then, from a backup with the numbers of events up to
  /// `last`.
  void restored(long at, long last) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("gatewright.db"));
        var statement = connection.createStatement()) {
      statement.execute("INSERT INTO restoration (at) VALUES (" + at + ")");
      statement.execute(
          "INSERT INTO restored_head SELECT issuer, %s, %s FROM event_head".formatted(at, last));
    }
  }

  @Override
  public void close() {
    http.close();
    server.close();
    open.close();
  }
}
