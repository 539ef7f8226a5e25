package dev.gatewright.endtoend;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.Factor;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.signin.AccountGate;
import dev.gatewright.identity.signin.SignInSessions;
import dev.gatewright.identity.store.KnownDevices;
import dev.gatewright.identity.store.Pins;
import dev.gatewright.protocol.Ports;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.memory.InMemoryKeys;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.Consents;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.ParkedRequests;
import dev.gatewright.protocol.ports.Replay;
import dev.gatewright.protocol.ports.Sessions;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import dev.gatewright.protocol.ports.Subjects;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.protocol.testing.Host;
import dev.gatewright.server.provider.LoginSessions;
import dev.gatewright.server.provider.PeopleAsSubjects;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.store.sql.SqliteBackup;
import dev.gatewright.store.tenants.ClientDeclaration;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The engine's ports as the server fills them, on a SQLite file. Clients are handed over whole and
/// have their row in the store besides; keys stay in memory, so that an engine outlives a restore.
final class SqliteHost implements Host, AutoCloseable {
  private static final int SESSIONS_PER_USER = 100_000;

  /// The model has users alone.
  private static final Pins NO_PINS =
      (Pins)
          Proxy.newProxyInstance(
              Pins.class.getClassLoader(),
              new Class<?>[] {Pins.class},
              (_, method, _) -> {
                throw new AssertionError(method + " of a model without PINs");
              });

  private record ClientKey(IssuerId issuer, ClientId client) {}

  private final Path folder;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final MasterKey master = MasterKey.generate(random);
  private final Map<ClientKey, Client> clients = new ConcurrentHashMap<>();
  private final Ports ports;
  private SqlStore store;
  private int backups;

  SqliteHost(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
    this.store = open(file(folder));
    this.ports =
        Ports.builder()
            .clients(clients())
            .subjects(
                ofTheStore(
                    Subjects.class, () -> new PeopleAsSubjects(store.people(), NO_PINS, clock)))
            .sessions(ofTheStore(Sessions.class, this::sessions))
            .grants(ofTheStore(Grants.class, () -> store.grants()))
            .consents(ofTheStore(Consents.class, () -> store.consents()))
            .replay(ofTheStore(Replay.class, () -> store.usedValues()))
            .parkedRequests(ofTheStore(ParkedRequests.class, () -> store.parkedRequests()))
            .keys(new InMemoryKeys())
            .remoteJwks((_, _, _, _) -> Optional.empty())
            .build();
  }

  private static Path file(Path folder) {
    return folder.resolve("gatewright.db");
  }

  private static SqlStore open(Path file) {
    return SqlStore.open(
        new StoreConfig.Sqlite(file),
        new SecureRandom(),
        cause -> {
          throw new AssertionError(cause);
        });
  }

  private Clients clients() {
    return new Clients() {
      @Override
      public Optional<Client> find(IssuerId issuer, ClientId id) {
        return Optional.ofNullable(clients.get(new ClientKey(issuer, id)));
      }

      @Override
      public List<Client> withPostLogoutRedirectUri(IssuerId issuer, String uri) {
        return clients.values().stream()
            .filter(client -> client.postLogoutRedirectUris().contains(uri))
            .toList();
      }
    };
  }

  private KnownDevices devices() {
    return store.unlock(master, CryptoProvider.probe(), random).devices();
  }

  private Sessions sessions() {
    var gate = new AccountGate(store.users());
    var signIns = new SignInSessions(store.sessions(), devices(), gate, random);
    return new LoginSessions(signIns, store.sessions(), clock);
  }

  /// A port of whatever store is open when it is called: a restore opens another.
  private static <T> T ofTheStore(Class<T> port, Supplier<T> current) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              try {
                return method.invoke(current.get(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  public Ports ports() {
    return ports;
  }

  @Override
  public void put(IssuerId issuer, Client client) {
    declare(issuer);
    clients.put(new ClientKey(issuer, client.id()), client);
    var declaration =
        new ClientDeclaration(
            client.id(),
            "{}",
            new ClientDeclaration.Change.Keep<>(),
            new ClientDeclaration.Change.Keep<>());
    var sealed = store.unlock(master, CryptoProvider.probe(), random);
    sealed.clients().declare(issuer, declaration, By.server(clock.instant()));
  }

  /// A new issuer begins empty, so it comes before all that it holds.
  private void declare(IssuerId issuer) {
    if (store.issuers().find(issuer).isEmpty()) {
      store
          .issuers()
          .declare(issuer, "https://id.test/" + issuer, "{}", By.server(clock.instant()));
    }
  }

  @Override
  public void put(IssuerId issuer, SubjectView subject) {
    declare(issuer);
    var address = subject.id().value() + "@people.test";
    var _ =
        store
            .users()
            .add(
                new TenantId(issuer.value()),
                new User(
                    new UserId(subject.id().value()),
                    CanonicalEmail.parse(address).orElseThrow(),
                    address,
                    true,
                    Claims.NONE,
                    Optional.empty(),
                    UserStatus.ACTIVE,
                    clock.instant(),
                    clock.instant(),
                    Optional.empty()),
                Optional.empty(),
                dev.gatewright.identity.events.By.server(clock.instant()));
  }

  @Override
  public void begin(IssuerId issuer, LoginSession session) {
    var tenant = new TenantId(issuer.value());
    var row =
        new Session(
                new SessionId(session.id().value()),
                tenant,
                new UserId(session.subject().value()),
                clock.instant(),
                clock.instant(),
                session.expiresAt(),
                Duration.ofDays(30),
                Optional.empty(),
                Document.EMPTY)
            .proved(
                session.amr().stream()
                    .flatMap(word -> SignInMethod.parse(word).stream())
                    .map(method -> new Factor(method, session.authTime()))
                    .toList());
    store.sessions().start(tenant, row, Optional.empty(), SESSIONS_PER_USER);
  }

  @Override
  public Runnable backUp() {
    backups++;
    var backup = folder.resolve("backup-" + backups + ".db");
    var _ = SqliteBackup.write(file(folder), backup);
    return () -> {
      store.close();
      var _ =
          SqliteBackup.restore(
              backup, file(folder), new SqliteBackup.Restore(false, clock.instant(), copy -> {}));
      store = open(file(folder));
    };
  }

  @Override
  public void close() {
    store.close();
  }
}
