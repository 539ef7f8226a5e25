package dev.gatewright.server.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.server.config.Samples;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.issuer.SettingsDocuments;
import dev.gatewright.server.config.issuer.TenantsReader;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.outbound.OutboundAllow;
import dev.gatewright.server.outbound.OutboundLimits;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.store.tenants.Before;
import dev.gatewright.store.tenants.ProviderSecretTable;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// An issuer with the providers of a test, on a store of its own, that really calls them.
final class UpstreamWorld implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final ProviderName NAME = new ProviderName("p");

  private static final AtomicInteger NAMES = new AtomicInteger();

  private final SqlStore store;
  private final Outbound outbound;
  private final SealedTables sealed;
  private TenantDirectory directory;
  private Instant now = NOW;
  final Upstreams upstreams;

  UpstreamWorld() {
    this(Duration.ofMinutes(1));
  }

  /// On another clock, for providers that have one of their own.
  UpstreamWorld(InstantSource clock) {
    this(Duration.ofMinutes(1), OutboundAllow.LOOPBACK, Optional.of(clock));
  }

  /// Where other addresses may be called.
  UpstreamWorld(OutboundAllow allow) {
    this(Duration.ofMinutes(1), allow, Optional.empty());
  }

  UpstreamWorld(Duration deadline) {
    this(deadline, OutboundAllow.LOOPBACK, Optional.empty());
  }

  private UpstreamWorld(Duration deadline, OutboundAllow allow, Optional<InstantSource> clock) {
    var random = new SecureRandom();
    store =
        SqlStore.open(
            new StoreConfig.InMemory("upstream" + NAMES.incrementAndGet()),
            random,
            cause -> {
              throw new AssertionError(cause);
            });
    sealed = store.unlock(MasterKey.generate(random), CryptoProvider.jdk(), random);
    outbound = new Outbound(allow, new OutboundLimits(deadline, 64 * 1024, 64, 128));
    directory = directory();
    upstreams =
        new ProviderUpstreams(
            sealed.providerSecrets(),
            store.usedValues(),
            outbound,
            random,
            clock.orElse(() -> now));
  }

  private TenantDirectory directory() {
    return new TenantDirectory(
        store.issuers(), sealed.clients(), store.catalog(), URI.create("https://id.test"));
  }

  void later(Duration time) {
    now = now.plus(time);
  }

  /// Makes the issuer one with this provider, as a file says it.
  UpstreamWorld with(String provider) {
    return withAll("p: { client_id: " + FakeProvider.CLIENT + ", " + provider + " }");
  }

  UpstreamWorld withAll(String providers) {
    var yaml = "issuers:\n  - id: acme\n    providers: { " + providers + " }\n";
    var file = Samples.file("tenants.yaml", yaml);
    var wanted = Samples.loaded(TenantsReader.read(file, Samples.BASE_URL)).issuers().getFirst();
    var by = By.operator("a test", NOW);
    var changes =
        wanted.settings().get(IssuerKeys.PROVIDERS).stream()
            .flatMap(it ->
                it.secretKind().stream()
                    .map(kind ->
                        (ProviderSecretTable.Change)
                            new ProviderSecretTable.Change.Put(
                                it.name().value(),
                                kind.key(),
                                new Secret(
                                    Objects.requireNonNull(wanted.providerSecrets().get(it.name()))
                                        .reveal()))))
            .toList();
    store
        .issuers()
        .declare(
            new IssuerId("acme"),
            "https://id.test/acme",
            SettingsDocuments.of(wanted.settings()).json(),
            sealed.providerSecrets().seal(new IssuerId("acme"), changes),
            new Before.Any(),
            by);
    directory.close();
    directory = directory();
    return this;
  }

  Tenant tenant() {
    return directory.tenant(new IssuerId("acme")).orElseThrow();
  }

  UpstreamStart.Started begin() {
    return begin(UpstreamHints.NONE);
  }

  UpstreamStart.Started begin(UpstreamHints hints) {
    var start = upstreams.begin(tenant(), NAME, hints);
    assertThat(start).isInstanceOf(UpstreamStart.Started.class);
    return (UpstreamStart.Started) start;
  }

  /// What a browser is sent with.
  static Map<String, String> sent(UpstreamStart.Started start) {
    return FakeProvider.form(start.location().getRawQuery());
  }

  UpstreamResult finish(UpstreamStart.Started start, String... callback) {
    return upstreams.finish(tenant(), NAME, start.transaction(), Parameters.of(callback));
  }

  /// A whole login at the provider.
  UpstreamResult login(FakeProvider provider, String... besides) {
    var start = begin();
    var callback = new LinkedHashMap<String, List<String>>();
    callback.put("code", List.of(provider.code(sent(start))));
    callback.put("state", List.of(start.state()));
    for (var i = 0; i < besides.length; i += 2) {
      callback.put(besides[i], List.of(besides[i + 1]));
    }
    return upstreams.finish(tenant(), NAME, start.transaction(), Parameters.of(callback));
  }

  UpstreamIdentity arrives(FakeProvider provider, String... besides) {
    var result = login(provider, besides);
    assertThat(result).isInstanceOf(UpstreamResult.Arrived.class);
    return ((UpstreamResult.Arrived) result).identity();
  }

  @Override
  public void close() {
    directory.close();
    outbound.close();
    store.close();
  }
}
