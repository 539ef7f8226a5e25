package dev.gatewright.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.act.Holdings;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Factor;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.domain.TxtRecords;
import dev.gatewright.identity.password.Argon2Cost;
import dev.gatewright.identity.password.Password;
import dev.gatewright.identity.password.PasswordHashes.Hashing;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.protocol.seal.SealType;
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
import dev.gatewright.server.hook.HookTrial;
import dev.gatewright.server.pages.Pages;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.place.Places;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.server.tenants.SettledCommands;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.events.KeptEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The whole server over a store in a file, with two issuers, at a clock of its own; and people who
/// administer, signed in with as many factors as a test wants.
final class ConsoleServer implements AutoCloseable {
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
          users:
            - { email: ada@acme.test, password: "ada loves engines", name: Ada Lovelace }
            - { email: bob@acme.test, password: "bob builds bridges", name: Bob }
          organizations:
            - id: org_west
              name: West Inc
        - id: globex
          name: Globex
          users:
            - { email: ada@globex.test, password: "ada likes both", name: Ada }
      """;

  static final TenantId SYSTEM = new TenantId(EventTable.SERVER.value());
  static final TenantId ACME = new TenantId("acme");
  static final TenantId GLOBEX = new TenantId("globex");

  private static final Argon2Cost CHEAP = new Argon2Cost(8, 1, 1);

  final SettableClock clock = new SettableClock();
  final OpenStore open;
  private final ServerConfig config;
  final GatewrightServer server;
  private final SecureRandom random = new SecureRandom();
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI root;
  private int people;

  ConsoleServer(Path folder, String more) throws IOException {
    this(folder, more, TENANTS);
  }

  /// One with these issuers.
  ConsoleServer(Path folder, String more, String tenants) throws IOException {
    var listening = ServerSocketChannel.open();
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    int port = listening.socket().getLocalPort();
    config = config(port, folder, more);
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
    var applied =
        Commands.on(open, config, CHEAP, clock, random)
            .handle(TenantsRequest.of("apply", "tenants.yaml", tenants, folder, Map.of()));
    if (applied.exitCode() != Answer.DONE) {
      throw new AssertionError(applied.text());
    }
    this.server =
        GatewrightServer.of(
            config,
            store,
            open.sealed(),
            crypto,
            master.derive("throttles"),
            new Fittings(
                List.of(), route -> route, CHEAP, Optional.empty(), Optional.of(listening)),
            random,
            clock);
    server.start();
    this.root = URI.create("http://localhost:" + port);
  }

  /// What an operator does on the machine.
  Answer command(Request request) {
    return Commands.on(open, config, CHEAP, clock, random).handle(request);
  }

  private static ServerConfig config(int port, Path folder, String more) {
    var yaml =
        """
        listen: 127.0.0.1:%1$s
        base_url: http://localhost:%1$s
        store: sqlite:%2$s/gatewright.db
        mail: inbox
        %3$s
        """
            .formatted(port, folder, more);
    return switch (ServerConfigReader.read(
        ConfigFile.of("server.yaml", yaml.getBytes(UTF_8), Surroundings.none()))) {
      case ConfigResult.Loaded<ServerConfig>(var config, _) -> config;
      case ConfigResult.Broken<ServerConfig> broken -> throw new AssertionError(broken.text());
    };
  }

  /// Somebody who is signed in at the console.
  record Signed(User user, Session session, String cookie, String form) {}

  /// Somebody who administers this, signed in just now with two factors.
  Signed signed(Mandate... mandates) {
    return signed(List.of(SignInMethod.PASSWORD, SignInMethod.TOTP), mandates);
  }

  Signed signed(List<SignInMethod> methods, Mandate... mandates) {
    return signed(Optional.empty(), methods, mandates);
  }

  /// The same with a password by which they can prove anew who they are.
  Signed signedBy(String password, Mandate... mandates) {
    var typed = Password.parse(new Secret(password)).orElseThrow();
    var hash =
        server.passwordHashes().hash(typed) instanceof Hashing.Hashed(var kept)
            ? Optional.of(kept)
            : Optional.<PasswordHash>empty();
    var methods = List.of(SignInMethod.PASSWORD, SignInMethod.TOTP);
    return signed(hash, methods, mandates);
  }

  private Signed signed(
      Optional<PasswordHash> hash, List<SignInMethod> methods, Mandate... mandates) {
    var email = "person" + ++people + "@console.test";
    var now = clock.instant();
    var user =
        User.joining(
            UserId.generate(random),
            CanonicalEmail.parse(email).orElseThrow(),
            email,
            Claims.NONE,
            now);
    var store = open.store();
    var added =
        store.users().add(SYSTEM, user, hash, dev.gatewright.identity.events.By.server(now));
    if (added != dev.gatewright.identity.store.Users.Addition.ADDED) {
      throw new AssertionError(added);
    }
    for (var mandate : mandates) {
      store
          .administrators()
          .grant(
              user.id(), mandate.reach(), mandate.role().key(), By.operator("command line", now));
    }
    return session(user, methods);
  }

  /// The same person in another browser.
  Signed session(User user, List<SignInMethod> methods) {
    var now = clock.instant();
    var session =
        Session.begin(
                SessionId.generate(random),
                SYSTEM,
                user.id(),
                now,
                Duration.ofHours(12),
                Duration.ofHours(1))
            .proved(methods.stream().map(method -> new Factor(method, now)).toList());
    open.store().sessions().start(SYSTEM, session, Optional.empty(), 50);
    var held = session.id().value() + "." + session.turn();
    return new Signed(
        user,
        session,
        "gw_session_system=" + seal(SealType.SESSION_COOKIE, held),
        seal(SealType.ACCOUNT, "console " + session.id().value()));
  }

  String seal(SealType type, String text) {
    return server.engine().seals().seal(EventTable.SERVER, type, text.getBytes(UTF_8));
  }

  HttpResponse<String> get(Optional<Signed> who, String path)
      throws IOException, InterruptedException {
    var request = request(path);
    who.ifPresent(signed -> request.header("Cookie", signed.cookie()));
    return http.send(request.GET().build(), BodyHandlers.ofString());
  }

  /// Sends a form of the person's own page.
  HttpResponse<String> post(Signed who, String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    var whole = new java.util.HashMap<>(fields);
    whole.put("form", who.form());
    return send(Optional.of(who), path, whole, "same-origin");
  }

  HttpResponse<String> send(
      Optional<Signed> who, String path, Map<String, String> fields, String site)
      throws IOException, InterruptedException {
    var body =
        fields.entrySet().stream()
            .map(field ->
                URLEncoder.encode(field.getKey(), UTF_8)
                    + "="
                    + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    var request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    if (!site.isEmpty()) {
      request.header("Sec-Fetch-Site", site);
    }
    who.ifPresent(signed -> request.header("Cookie", signed.cookie()));
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root + "/console" + path))
        .header("Accept", "text/html");
  }

  /// The addresses that the server's console has, with what stands in their descriptors.
  List<ConsoleRoute> routes() {
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
                Holdings.RequestTrial.NONE,
                clock,
                random));
    return ConsoleRoutes.of(
        new ConsoleRoutes.Parts(
            administration,
            () -> {},
            new SettledCommands(open.store(), open.sealed()),
            new SettingsDesk(administration, open.store(), open.sealed(), root, true),
            server.engine(),
            open.store().grants(),
            CryptoProvider.jdk(),
            random,
            server.passwordPolicies()::of,
            server.directory(),
            Places.NONE,
            root,
            (_, _) -> Optional.empty(),
            (_, _) -> new HookTrial.Outcome(false, "address", "cannot be called", Duration.ZERO),
            true,
            new ConsolePages(new Pages())));
  }

  User user(TenantId tenant, String email) {
    return open.store()
        .users()
        .findByEmail(tenant, CanonicalEmail.parse(email).orElseThrow())
        .orElseThrow();
  }

  /// What happened, but for what was refused, which is sampled.
  List<String> happened(IssuerId issuer) {
    return open.store().events().after(issuer.value(), 0, 10_000).stream()
        .map(KeptEvent::name)
        .filter(name -> !name.equals("request.refused"))
        .toList();
  }

  URI root() {
    return root;
  }

  @Override
  public void close() {
    http.close();
    server.close();
    open.close();
  }
}
