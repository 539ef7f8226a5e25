package dev.gatewright.server.directory;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.client.EffectiveClient;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.config.yaml.Secret;
import dev.gatewright.store.tenants.CatalogVersion;
import dev.gatewright.store.tenants.ClientTable;
import dev.gatewright.store.tenants.IssuerTable;
import dev.gatewright.store.tenants.KeptClient;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Finds tenants by host and path, and clients by id. Everything read is kept until the catalogue
/// of issuers and clients changes, which is asked at each use. Safe for any number of threads.
public final class TenantDirectory implements Clients {
  /// Clients kept ready at once; with more, all are forgotten and read again as needed.
  private static final int MOST_CLIENTS = 20_000;

  private final IssuerTable issuers;
  private final ClientTable clients;
  private final CatalogVersion version;
  private final URI baseUrl;
  private volatile Snapshot current;

  public TenantDirectory(
      IssuerTable issuers, ClientTable clients, CatalogVersion version, URI baseUrl) {
    this.issuers = issuers;
    this.clients = clients;
    this.version = version;
    this.baseUrl = baseUrl;
    this.current = read();
  }

  private record ClientKey(IssuerId issuer, ClientId client) {}

  /// Everything as of one version of the catalogue.
  private record Snapshot(
      long version,
      Map<IssuerId, Tenant> tenants,
      Sites sites,
      Map<ClientKey, Optional<Client>> clients,
      Map<IssuerId, Set<String>> origins) {}

  private Snapshot snapshot() {
    var snapshot = current;
    if (snapshot.version() != version.current()) {
      snapshot = read();
      current = snapshot;
    }
    return snapshot;
  }

  private Snapshot read() {
    // The version comes first: a change while reading then shows as a newer one.
    long asOf = version.current();
    var tenants = new HashMap<IssuerId, Tenant>();
    for (var kept : issuers.list()) {
      var tenant = EngineIssuer.of(StoredSettings.issuer(Document.parse(kept.document())), baseUrl);
      tenants.put(tenant.issuer().id(), tenant);
    }
    return new Snapshot(
        asOf,
        Map.copyOf(tenants),
        new Sites(tenants.values(), baseUrl),
        new ConcurrentHashMap<>(),
        new ConcurrentHashMap<>());
  }

  /// The tenant of this id.
  public Optional<Tenant> tenant(IssuerId id) {
    return Optional.ofNullable(snapshot().tenants().get(id));
  }

  /// All tenants, in no order.
  public List<Tenant> tenants() {
    return List.copyOf(snapshot().tenants().values());
  }

  /// The tenant whose issuer URL has this host and exactly this path.
  public Optional<Tenant> at(String host, String path) {
    return snapshot().sites().at(host, path);
  }

  /// What a proxy may have taken off the front of every path of this host, the shortest first.
  public List<String> prefixes(String host) {
    return snapshot().sites().prefixes(host);
  }

  @Override
  public Optional<Client> find(IssuerId issuer, ClientId id) {
    var snapshot = snapshot();
    var known = snapshot.clients();
    var key = new ClientKey(issuer, id);
    var found = known.get(key);
    if (found != null) {
      return found;
    }
    var tenant = snapshot.tenants().get(issuer);
    var client =
        tenant == null
            ? Optional.<Client>empty()
            : clients.find(issuer, id).flatMap(kept -> engine(tenant, kept));
    if (known.size() >= MOST_CLIENTS) {
      known.clear();
    }
    // Only what exists is kept: made-up ids must not push real clients out.
    client.ifPresent(present -> known.put(key, client));
    return client;
  }

  @Override
  public List<Client> withPostLogoutRedirectUri(IssuerId issuer, String uri) {
    return all(issuer).stream()
        .filter(client -> client.postLogoutRedirectUris().contains(uri))
        .toList();
  }

  /// The origins whose scripts may call this issuer's token and UserInfo endpoints.
  public Set<String> allowedOrigins(IssuerId issuer) {
    return snapshot()
        .origins()
        .computeIfAbsent(
            issuer,
            id -> {
              var origins = new HashSet<String>();
              all(id).forEach(client -> origins.addAll(client.allowedOrigins()));
              return Set.copyOf(origins);
            });
  }

  private List<Client> all(IssuerId issuer) {
    return clients.list(issuer).stream().flatMap(kept -> find(issuer, kept.id()).stream()).toList();
  }

  private Optional<Client> engine(Tenant tenant, KeptClient kept) {
    if (!kept.active()) {
      return Optional.empty();
    }
    var declared = StoredSettings.client(Document.parse(kept.document()));
    return Optional.of(
        EffectiveClient.of(tenant.settings().clientDefaults(), declared)
            .engine(
                URI.create(tenant.issuer().url()),
                kept.secrets(),
                kept.signingKey().map(key -> new Secret(key.reveal()))));
  }
}
