package dev.gatewright.testkit;

import dev.gatewright.identity.password.Argon2Cost;
import dev.gatewright.protocol.events.Actor;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.Rotation;
import dev.gatewright.protocol.keys.SigningKey;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.server.Fittings;
import dev.gatewright.server.GatewrightServer;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.server.ServerConfig.AdminApiPlace;
import dev.gatewright.server.config.server.ServerConfig.ConsolePlace;
import dev.gatewright.server.config.server.ServerConfig.HostPort;
import dev.gatewright.server.config.server.ServerConfig.Limits;
import dev.gatewright.server.config.server.ServerConfig.Log;
import dev.gatewright.server.config.server.ServerConfig.LogFormat;
import dev.gatewright.server.config.server.ServerConfig.LogLevel;
import dev.gatewright.server.config.yaml.Rate;
import dev.gatewright.server.control.Commands;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.outbound.OutboundAllow;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.server.upstream.Upstreams;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.people.MemberTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A running server of a test's own: the production server on a free port of this machine, with an
/// empty store in memory. Servers know nothing of each other. Nothing is left of one that is
/// closed. Safe for any number of threads.
///
/// Production differs in this: passwords are hashed at the lowest cost; wrong passwords are counted
/// for each account but not for the one address that all tests come from; RSA keys are made once a
/// Java machine; a failed commit fails its request instead of stopping the process.
public final class TestGatewright implements AutoCloseable {
  private static final Argon2Cost CHEAPEST = new Argon2Cost(8, 1, 1);
  private static final Rate AS_IN_PRODUCTION = new Rate(10, Duration.ofMinutes(15));
  private static final Rate UNLIMITED = new Rate(1_000_000, Duration.ofMinutes(15));
  private static final Rate ATTACK = new Rate(120, Duration.ofMinutes(1));
  private static final Duration INSTANT = Duration.ofMillis(1);
  private static final int LISTEN_BACKLOG = 1_024;
  private static final int NAME_BYTES = 16;

  /// Loaded and made once a Java machine, since both take longer than a start.
  private static final CryptoProvider CRYPTO = CryptoProvider.probe();

  private static final RsaKeys RSA_KEYS = new RsaKeys(CRYPTO);

  private final OpenStore open;
  private final GatewrightServer server;
  private final Gate gate;
  private final Tenants tenants;
  private final TestClock clock;
  private final Faults faults;
  private final Browsers browsers = new Browsers();

  private TestGatewright(
      OpenStore open, GatewrightServer server, Gate gate, Tenants tenants, TestClock clock) {
    this.open = open;
    this.server = server;
    this.gate = gate;
    this.tenants = tenants;
    this.clock = clock;
    this.faults = new Faults(gate);
  }

  /// Starts a server with one issuer, named `test`, that has these.
  public static TestGatewright start(Declaration... declarations) {
    return start(TestSetup.of(declarations));
  }

  /// Starts a server.
  ///
  /// @throws IllegalArgumentException when what is declared does not fit together; the message says
  ///   what, and the cure
  public static TestGatewright start(TestSetup setup) {
    return start(setup, Optional.empty());
  }

  /// Starts a server for which a test plays the providers that people may sign in at.
  static TestGatewright start(TestSetup setup, Optional<Upstreams> upstreams) {
    var random = new SecureRandom();
    var clock = setup.clock().orElseGet(TestClock::frozen);
    var store = openStore(random);
    try {
      var listening = ServerSocketChannel.open();
      try {
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), LISTEN_BACKLOG);
        return start(setup, upstreams, store, listening, random, clock);
      } catch (IOException | RuntimeException e) {
        listening.close();
        throw e;
      }
    } catch (IOException e) {
      store.close();
      throw new UncheckedIOException("no port of this machine can be listened on", e);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static TestGatewright start(
      TestSetup setup,
      Optional<Upstreams> upstreams,
      OpenStore store,
      ServerSocketChannel listening,
      SecureRandom random,
      TestClock clock)
      throws IOException {
    var config = config((InetSocketAddress) listening.getLocalAddress());
    var administration = Commands.on(store, config, CHEAPEST, clock, random);
    var tenants = new Tenants(administration, store, RSA_KEYS, clock);
    setup.tenantsYaml().ifPresent(tenants::apply);
    setup.issuers().forEach(tenants::apply);
    var gate = new Gate(new ForeignKeys(CRYPTO, RSA_KEYS));
    var server =
        GatewrightServer.of(
            config,
            store.store(),
            store.sealed(),
            store.crypto(),
            store.master().derive("throttles"),
            new Fittings(List.of(), gate, CHEAPEST, upstreams, Optional.of(listening)),
            random,
            clock);
    server.start();
    return new TestGatewright(store, server, gate, tenants, clock);
  }

  private static OpenStore openStore(SecureRandom random) {
    var name = new byte[NAME_BYTES];
    random.nextBytes(name);
    var store =
        SqlStore.open(
            new StoreConfig.InMemory(HexFormat.of().formatHex(name)),
            random,
            cause -> {
              throw new IllegalStateException("a commit failed", cause);
            });
    var master = MasterKey.generate(random);
    return new OpenStore(
        Optional.empty(), store, store.unlock(master, CRYPTO, random), master, CRYPTO);
  }

  /// What `server.yaml` would say.
  private static ServerConfig config(InetSocketAddress address) {
    var host = address.getAddress().getHostAddress();
    return new ServerConfig(
        new HostPort(host, address.getPort()),
        URI.create("http://" + host + ":" + address.getPort()),
        new ServerConfig.StoreConfig.InMemory(),
        "",
        Optional.empty(),
        Optional.empty(),
        AdminApiPlace.MAIN,
        ConsolePlace.MAIN,
        Optional.empty(),
        List.of(),
        OutboundAllow.LOOPBACK,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        new Limits(
            AS_IN_PRODUCTION,
            AS_IN_PRODUCTION,
            UNLIMITED,
            UNLIMITED,
            ATTACK,
            ATTACK,
            ATTACK,
            UNLIMITED),
        new Log(LogFormat.TEXT, LogLevel.WARN));
  }

  /// The URL of the first issuer, without a slash at the end.
  public URI issuer() {
    return url(tenants.first());
  }

  /// The URL of an issuer.
  ///
  /// @throws IllegalArgumentException when there is none with this id
  public URI issuer(String id) {
    return url(new IssuerId(id));
  }

  private URI url(IssuerId id) {
    return server
        .directory()
        .tenant(id)
        .map(tenant -> URI.create(tenant.issuer().url()))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no issuer %s. Name one of %s."
                    .formatted(
                        id,
                        server.directory().declared().stream()
                            .map(tenant -> tenant.issuer().id().value())
                            .sorted()
                            .collect(Collectors.joining(" ")))));
  }

  /// The server's clock.
  public TestClock clock() {
    return clock;
  }

  /// Makes things go wrong.
  public Faults faults() {
    return faults;
  }

  /// Requests since the start, or since the test began where JUnit runs the server, to an address
  /// as in [Faults#on]; those to which a fault happened too.
  public int requests(String path) {
    return gate.at(path).requests();
  }

  /// A person at a browser that has no cookies yet; another one at each call.
  public Browser browser() {
    return browsers.open(URI.create(issuer().resolve("/").toString()));
  }

  /// Adds these to the first issuer, each in place of what was declared under the same name. They
  /// hold when this returns.
  ///
  /// @throws IllegalArgumentException as at the start; then some may hold and others not
  public void apply(Declaration... declarations) {
    apply(TestIssuer.of(tenants.first().value()).with(declarations));
  }

  /// Adds to an issuer what is declared here, or makes a new issuer.
  ///
  /// @throws IllegalArgumentException as at the start; then some may hold and others not
  public void apply(TestIssuer change) {
    tenants.apply(change);
  }

  /// Applies the text of a `tenants.yaml`, as the command `apply` would. An issuer that is also
  /// declared otherwise gets its declared settings back at the next declaration.
  ///
  /// @throws IllegalArgumentException as at the start; then some may hold and others not
  public void applyYaml(String text) {
    tenants.apply(text);
  }

  /// Ends the sessions and the refresh tokens of a user of the first issuer, and moves the clock by
  /// a millisecond: a login of the very moment of a sign-out is one that it ended.
  public void signOut(String email) {
    tenants.ask(about("user sign-out", email));
    clock.advance(INSTANT);
  }

  /// Gives a user of the first issuer another password, which must not be a common one, and signs
  /// them out as [#signOut] does.
  public void changePassword(String email, String password) {
    tenants.ask(about("user set-password", email).with("password", password));
    clock.advance(INSTANT);
  }

  /// Where programs administer: the server's own address, below which the API is, as the client of
  /// the administration takes it.
  public URI administration() {
    return URI.create(issuer().resolve("/").toString());
  }

  /// A new key of the owner's, with which a program administers every issuer: its id and its
  /// secret, joined by a colon.
  public String apiKey() {
    return tenants.makeKey();
  }

  private Request about(String command, String email) {
    return Request.of(command).with("issuer", tenants.first().value()).with("email", email);
  }

  /// Runs a command, as the command line does.
  void run(Request request) {
    tenants.ask(request);
  }

  /// The same, and what came of it.
  String told(Request request) {
    return tenants.told(request);
  }

  /// Returns when what was written to the tables by hand is served.
  void settle() {
    open.store().catalog().settle();
  }

  /// Makes new keys for the first issuer, of every algorithm it has. They sign from now on; the
  /// ones before them stay published for the tokens they signed.
  public void rotateKeys() {
    rotate(new Rotation(Duration.ZERO, Duration.ofDays(1)));
  }

  /// As [#rotateKeys], but the keys before are no longer published: tokens they signed are void.
  public void replaceKeys() {
    rotate(new Rotation(Duration.ZERO, Duration.ZERO));
  }

  private void rotate(Rotation rotation) {
    var issuer = tenants.first();
    var keys = server.engine().signingKeys();
    keys.published(issuer).stream()
        .map(SigningKey::algorithm)
        .distinct()
        .toList()
        .forEach(algorithm -> keys.rotate(issuer, algorithm, rotation, new Actor.Operator("test")));
  }

  /// What it keeps, for what no command of a test can bring about, such as a record of the DNS.
  SealedTables tables() {
    return open.sealed();
  }

  MemberTable members() {
    return open.store().members();
  }

  EventTable events() {
    return open.store().events();
  }

  /// Forgets faults and counts, between two tests that share a server.
  void beginTest() {
    gate.clear();
    gate.countFromZero();
  }

  /// Stops it. Requests under way are cut off.
  @Override
  public void close() {
    gate.close();
    browsers.close();
    try {
      server.close();
    } finally {
      open.close();
    }
  }

  @Override
  public String toString() {
    return "TestGatewright[" + issuer() + "]";
  }
}
