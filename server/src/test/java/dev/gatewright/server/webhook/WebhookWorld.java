package dev.gatewright.server.webhook;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.outbound.OutboundAllow;
import dev.gatewright.server.outbound.OutboundLimits;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.store.webhook.Delivery;
import dev.gatewright.store.webhook.DeliveryTable.Place;
import dev.gatewright.store.webhook.EventPattern;
import dev.gatewright.store.webhook.WebhookId;
import dev.gatewright.store.webhook.WebhookSecret;
import dev.gatewright.store.webhook.WebhookTable;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// A store in memory with two issuers and a clock that a test moves.
final class WebhookWorld implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final IssuerId ACME = new IssuerId("acme");
  static final IssuerId OTHER = new IssuerId("other");
  static final WebhookId CRM = new WebhookId("crm");

  private static final AtomicInteger NAMES = new AtomicInteger();

  final SecureRandom random = new SecureRandom();
  final WebhookSecret secret = WebhookSecret.generate(random);
  private final String name = "sender" + NAMES.incrementAndGet();
  final SqlStore store;
  final SealedTables sealed;
  private final TenantDirectory directory;
  private final Outbound outbound;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final AtomicInteger happened = new AtomicInteger();

  WebhookWorld(OutboundAllow allow) {
    store =
        SqlStore.open(
            new StoreConfig.InMemory(name),
            random,
            cause -> {
              throw new AssertionError(cause);
            });
    sealed = store.unlock(MasterKey.generate(random), CryptoProvider.jdk(), random);
    for (var issuer : List.of(ACME, OTHER)) {
      var document = "{\"id\":\"%s\"}".formatted(issuer);
      store.issuers().declare(issuer, "https://id.test/" + issuer, document, By.server(NOW));
    }
    directory =
        new TenantDirectory(
            store.issuers(), sealed.clients(), store.catalog(), URI.create("https://id.test"));
    outbound = new Outbound(allow, OutboundLimits.STANDARD);
  }

  /// @param threads runs turns
  WebhookSender sender(Consumer<Runnable> threads) {
    return new WebhookSender(
        store.events(),
        sealed.webhooks(),
        store.deliveries(),
        directory,
        new WebhookCaller(outbound, sealed.webhooks(), now::get),
        threads,
        now::get);
  }

  void declare(IssuerId issuer, String url, String... patterns) {
    var events = List.of(patterns).stream().map(EventPattern::new).toList();
    var declared = new WebhookTable.Declared(CRM, url, events, true);
    sealed.webhooks().declare(issuer, declared, Optional.of(secret), By.server(NOW));
  }

  /// As many events `access_token.revoked`.
  void happens(IssuerId issuer, int times) {
    for (int n = 0; n < times; n++) {
      var jti = "jti" + happened.incrementAndGet();
      store.grants().revokeAccessToken(issuer, jti, NOW.plusSeconds(60), By.server(now.get()));
    }
  }

  /// Rounds until nothing is to be sent now, where turns run at once.
  void settle(WebhookSender sender) {
    sender.round(Set.of(ACME.value(), OTHER.value()));
    while (!store.deliveries().ready(now.get(), 10).isEmpty()) {
      sender.round(Set.of());
    }
  }

  /// As if the store had been put back, then, from a backup made now.
  void restore(long at) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:file:/" + name + "?vfs=memdb");
        var statement = connection.createStatement()) {
      statement.execute("INSERT INTO restoration (at) VALUES (" + at + ")");
      statement.execute(
          "INSERT INTO restored_head SELECT issuer, " + at + ", last FROM event_head");
    }
  }

  void pass(Duration time) {
    now.updateAndGet(at -> at.plus(time));
  }

  List<Delivery> deliveries(IssuerId issuer) {
    return store.deliveries().list(new Place(issuer, CRM), 1000).reversed();
  }

  @Override
  public void close() {
    outbound.close();
    directory.close();
    store.close();
  }
}
