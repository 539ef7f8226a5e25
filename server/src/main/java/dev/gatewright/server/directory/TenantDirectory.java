package dev.gatewright.server.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.client.EffectiveClient;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.issuer.UnreadableRow;
import dev.gatewright.server.config.yaml.Secret;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.tenants.CatalogChanges;
import dev.gatewright.store.tenants.ClientTable;
import dev.gatewright.store.tenants.IssuerTable;
import dev.gatewright.store.tenants.KeptClient;
import dev.gatewright.store.tenants.KeptIssuer;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Finds tenants by host and path, and clients by id.
///
/// Issuers are kept parsed. After a change one thread reads again the issuer that changed, however
/// many requests come meanwhile; they see it as it was until then. Nothing but [#find] ever waits
/// for the store, and it only for a client that exists and was not asked for since its issuer
/// changed. A client that its stored settings do not make one of is logged and unknown; the others
/// are served. Safe for any number of threads.
public final class TenantDirectory implements Clients, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("gatewright.directory");

  /// Clients kept ready at once, with their secrets.
  private static final int MOST_CLIENTS = 20_000;

  private final IssuerTable issuers;
  private final ClientTable clients;
  private final URI baseUrl;
  private final AtomicLong readings = new AtomicLong();
  private final Cache<ClientKey, ReadyClient> ready =
      Caffeine.newBuilder().maximumSize(MOST_CLIENTS).executor(Runnable::run).build();
  private final Rereading rereading;
  private volatile Served served;

  public TenantDirectory(
      IssuerTable issuers, ClientTable clients, CatalogChanges changes, URI baseUrl) {
    this(issuers, clients, changes, baseUrl, Set.of());
  }

  /// @param own what the server serves beside the issuers that somebody declared
  public TenantDirectory(
      IssuerTable issuers,
      ClientTable clients,
      CatalogChanges changes,
      URI baseUrl,
      Set<IssuerId> own) {
    this.issuers = issuers;
    this.clients = clients;
    this.baseUrl = baseUrl;
    this.rereading = new Rereading(this::readAgain);
    // Following comes first: what changes while everything is read is then read again.
    changes.follow(rereading);
    var all = new Reading(Map.of(), Map.of());
    issuers.list().forEach(all::read);
    own.forEach(issuer -> issuers.find(issuer).ifPresent(all::read));
    this.served = all.served();
    rereading.start();
  }

  private record ClientKey(IssuerId issuer, ClientId client) {}

  /// A client as of one reading of its issuer; none where its settings make none.
  private record ReadyClient(long reading, Optional<Client> client) {}

  /// Everything served at one moment, and the URLs of issuers that nobody can read.
  private record Served(
      Map<IssuerId, ServedIssuer> issuers, Map<IssuerId, URI> unreadable, Sites sites) {}

  /// What is served, while it is read. Not thread-safe.
  private final class Reading {
    private final Map<IssuerId, ServedIssuer> issuers;
    private final Map<IssuerId, URI> unreadable;

    Reading(Map<IssuerId, ServedIssuer> issuers, Map<IssuerId, URI> unreadable) {
      this.issuers = new HashMap<>(issuers);
      this.unreadable = new HashMap<>(unreadable);
    }

    /// An issuer that cannot be read takes nobody else with it: it is served as it was before, or
    /// answers that it is out of order.
    void read(KeptIssuer kept) {
      try {
        var settings = StoredSettings.issuer(kept.id().value(), kept.document());
        var tenant = EngineIssuer.of(settings, baseUrl);
        var documents = clients.documents(kept.id());
        issuers.put(kept.id(), ServedIssuer.of(readings.incrementAndGet(), tenant, documents));
        unreadable.remove(kept.id());
      } catch (UnreadableRow | IllegalArgumentException e) {
        boolean goesOn = issuers.containsKey(kept.id());
        LOG.log(
            Level.ERROR,
            "issuer {0} {1}: {2}",
            kept.id(),
            goesOn ? "is served as it was" : "is not served and answers 503",
            e.getMessage());
        if (!goesOn) {
          unreadable.put(kept.id(), URI.create(kept.url()));
        }
      }
    }

    void remove(IssuerId issuer) {
      issuers.remove(issuer);
      unreadable.remove(issuer);
    }

    Served served() {
      var tenants = issuers.values().stream().map(ServedIssuer::tenant).toList();
      return new Served(
          Map.copyOf(issuers),
          Map.copyOf(unreadable),
          new Sites(tenants, unreadable.values(), baseUrl));
    }
  }

  /// Runs on the one thread that reads.
  private void readAgain(IssuerId issuer) {
    var all = new Reading(served.issuers(), served.unreadable());
    issuers.find(issuer).ifPresentOrElse(all::read, () -> all.remove(issuer));
    served = all.served();
  }

  /// The tenant of this id.
  public Optional<Tenant> tenant(IssuerId id) {
    return Optional.ofNullable(served.issuers().get(id)).map(ServedIssuer::tenant);
  }

  /// All tenants, in no order.
  public List<Tenant> tenants() {
    return served.issuers().values().stream().map(ServedIssuer::tenant).toList();
  }

  /// Those that somebody declared: all but that of the server's own administrators.
  public List<Tenant> declared() {
    return tenants().stream()
        .filter(tenant -> !tenant.issuer().id().equals(EventTable.SERVER))
        .toList();
  }

  /// Whether `base_url` or an issuer's URL names this host.
  public boolean knows(String host) {
    return served.sites().knows(host);
  }

  /// The tenant whose issuer URL has this host and exactly this path.
  public Optional<Tenant> at(String host, String path) {
    return served.sites().at(host, path);
  }

  /// Whether the path is below an issuer that nobody can read.
  public boolean isOutOfOrder(String host, String path) {
    return served.sites().isOutOfOrder(host, path);
  }

  /// What a proxy may have taken off the front of every path of this host, the shortest first.
  public List<String> prefixes(String host) {
    return served.sites().prefixes(host);
  }

  @Override
  public Optional<Client> find(IssuerId issuer, ClientId id) {
    var of = served.issuers().get(issuer);
    if (of == null || !of.clients().contains(id)) {
      return Optional.empty();
    }
    var key = new ClientKey(issuer, id);
    var known = ready.getIfPresent(key);
    if (known != null && known.reading() == of.reading()) {
      return known.client();
    }
    var kept = clients.find(issuer, id).filter(KeptClient::active);
    var client = kept.flatMap(found -> engine(of.tenant(), found));
    kept.ifPresent(_ -> ready.put(key, new ReadyClient(of.reading(), client)));
    return client;
  }

  /// The clients that the issuer has.
  public Set<ClientId> clientsOf(IssuerId issuer) {
    var of = served.issuers().get(issuer);
    return of == null ? Set.of() : Set.copyOf(of.clients());
  }

  @Override
  public List<Client> withPostLogoutRedirectUri(IssuerId issuer, String uri) {
    var of = served.issuers().get(issuer);
    return of == null
        ? List.of()
        : of.byPostLogoutRedirectUri().getOrDefault(uri, List.of()).stream()
            .flatMap(id -> find(issuer, id).stream())
            .toList();
  }

  /// The origins whose scripts may call this issuer's token and UserInfo endpoints.
  public Set<String> allowedOrigins(IssuerId issuer) {
    var of = served.issuers().get(issuer);
    return of == null ? Set.of() : of.origins();
  }

  private static Optional<Client> engine(Tenant tenant, KeptClient kept) {
    try {
      var declared =
          StoredSettings.client(tenant.settings().id(), kept.id().value(), kept.document());
      return Optional.of(
          EffectiveClient.of(tenant.settings().clientDefaults(), declared)
              .engine(
                  URI.create(tenant.issuer().url()),
                  kept.accepted(),
                  kept.signingKey().map(key -> new Secret(key.reveal()))));
    } catch (UnreadableRow | IllegalArgumentException e) {
      unusable(tenant, kept.id(), e);
      return Optional.empty();
    }
  }

  /// Tells the operator of a client that cannot be served.
  static void unusable(Tenant tenant, ClientId client, RuntimeException why) {
    LOG.log(
        Level.ERROR,
        "client {0}/{1} is not served, its settings do not go together: {2}",
        tenant.settings().id(),
        client,
        why.getMessage());
  }

  /// Stops reading; what is served stays as it is.
  @Override
  public void close() {
    rereading.close();
  }
}
