package dev.gatewright.store.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.ApiKeyId;
import dev.gatewright.identity.Sha256;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.admin.ApiKeyTable.Addition;
import dev.gatewright.store.admin.ApiKeyTable.Shown;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.tenants.CatalogChanges;
import dev.gatewright.store.tenants.IssuerTable;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Keys of programs, as kept")
final class ApiKeyTableTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Optional<IssuerId> ACME = Optional.of(new IssuerId("acme"));
  private static final Optional<IssuerId> OTHER = Optional.of(new IssuerId("other"));
  private static final Optional<IssuerId> OWNER = Optional.empty();
  private static final By BY = By.operator("command line", NOW);
  private static final byte[] HASH = Sha256.of("secret");

  private static final Sql ROWS = Sql.of("SELECT COUNT(*) FROM api_key");
  private static final Sql ORPHAN = Sql.of("DELETE FROM issuer WHERE id = 'acme'");

  @TempDir private static Path folder;
  private static int opened;

  private final SecureRandom random = new SecureRandom();
  private final Path file = folder.resolve("keys" + opened++ + ".db");
  private Database database = openDatabase();
  private EventTable events = new EventTable(database.readers(), random);
  private ApiKeyTable keys = new ApiKeyTable(database, events);

  private Database openDatabase() {
    return Database.openSqlite(
        file,
        2,
        cause -> {
          throw new AssertionError(cause);
        });
  }

  @BeforeEach
  void declareIssuers() {
    issuers().declare(ACME.orElseThrow(), "https://id.test/acme", "{}", BY);
    issuers().declare(OTHER.orElseThrow(), "https://id.test/other", "{}", BY);
  }

  private IssuerTable issuers() {
    return new IssuerTable(database, events, new CatalogChanges());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName("A key is found by its id and proved by its secret alone, after a restart too")
  void found() {
    var key = add(ACME);
    var bare = add(OWNER);
    restart();

    assertThat(keys.show(key.id().value(), HASH)).contains(new Shown(key, true));
    assertThat(keys.show(bare.id().value(), HASH)).contains(new Shown(bare, true));
    assertThat(keys.show(key.id().value(), Sha256.of("guess"))).contains(new Shown(key, false));
    assertThat(keys.show(key.id().value(), new byte[32])).contains(new Shown(key, false));
    assertThat(keys.show(key.id().value(), new byte[0])).contains(new Shown(key, false));
    assertThat(keys.show("key_", HASH)).isEmpty();
    assertThat(keys.find(key.id())).contains(key);
  }

  @Test
  @DisplayName("A list is of one issuer or of all, the working ones first, of these the latest")
  void listed() {
    var first = add(ACME, NOW, Optional.empty());
    var stopped = add(ACME, NOW.plusSeconds(2), Optional.empty());
    var second = add(ACME, NOW.plusSeconds(1), Optional.of(NOW.plusSeconds(9)));
    var others = add(OTHER, NOW.plusSeconds(3), Optional.empty());
    var owners = add(OWNER, NOW.plusSeconds(4), Optional.empty());
    keys.revoke(ACME, stopped.id(), BY);

    assertThat(ids(keys.list(ACME))).containsExactly(second.id(), first.id(), stopped.id());
    assertThat(ids(keys.list(OWNER)))
        .containsExactly(owners.id(), others.id(), second.id(), first.id(), stopped.id());
  }

  @Test
  @DisplayName("A key is stopped once, by whoever may reach it, and stays so")
  void revoked() {
    var key = add(ACME);
    var owners = add(OWNER);
    var later = By.operator("command line", NOW.plusSeconds(5));

    assertThat(keys.revoke(OTHER, key.id(), BY)).isFalse();
    assertThat(keys.revoke(ACME, owners.id(), BY)).isFalse();
    assertThat(keys.revoke(ACME, key.id(), BY)).isTrue();
    assertThat(keys.revoke(ACME, key.id(), later)).isFalse();
    assertThat(keys.revoke(OWNER, owners.id(), later)).isTrue();
    restart();

    assertThat(keys.find(key.id()).flatMap(KeptApiKey::revokedAt)).contains(NOW);
    assertThat(names(ACME)).containsExactly("issuer.declared", "api_key.made", "api_key.revoked");
    assertThat(names(Optional.of(EventTable.SERVER)))
        .containsExactly("api_key.made", "api_key.revoked");
  }

  @Test
  @DisplayName("With an issuer go its keys at once, and nobody makes one there")
  void issuerGone() {
    var key = add(ACME);
    var others = add(OTHER);
    database.writer().commit(connection -> connection.on(ORPHAN).run());

    assertThat(keys.show(key.id().value(), HASH)).as("not purged yet").isEmpty();
    assertThat(keys.list(ACME)).isEmpty();
    assertThat(ids(keys.list(OWNER))).containsExactly(others.id());
    assertThat(keys.revoke(OWNER, key.id(), BY)).isFalse();
    assertThat(keys.add(key(ACME, NOW, Optional.empty()), HASH, BY))
        .isEqualTo(Addition.NO_SUCH_ISSUER);

    issuers().remove(ACME.orElseThrow(), BY);
    List<Long> rows = database.readers().read(c -> c.on(ROWS).all(Row::number));
    assertThat(rows).containsExactly(1L);
  }

  @Test
  @DisplayName("However many make keys at once, no more work than may")
  void limit() throws Exception {
    for (int made = 1; made < ApiKeyTable.MOST_ACTIVE; made++) {
      add(ACME);
    }
    var outcomes = together(() -> keys.add(key(ACME, NOW, Optional.empty()), HASH, BY));

    assertThat(outcomes).containsOnlyOnce(Addition.ADDED).contains(Addition.TOO_MANY);
    assertThat(keys.list(ACME)).hasSize(ApiKeyTable.MOST_ACTIVE);
  }

  @Test
  @DisplayName("Of all who use a key in one minute the first is noted, and none once it is stopped")
  void used() throws Exception {
    var key = add(ACME);
    together(() -> {
      keys.used(key.id(), NOW);
      return true;
    });
    keys.used(key.id(), NOW.plusMillis(59_999));
    assertThat(lastUsed(key)).contains(NOW);
    keys.used(key.id(), NOW.plusSeconds(60));
    assertThat(lastUsed(key)).contains(NOW.plusSeconds(60));
    keys.used(key.id(), NOW);
    assertThat(lastUsed(key)).as("a clock that went back").contains(NOW.plusSeconds(60));

    keys.revoke(ACME, key.id(), BY);
    keys.used(key.id(), NOW.plusSeconds(600));
    assertThat(lastUsed(key)).contains(NOW.plusSeconds(60));
  }

  @Test
  @DisplayName("Every request finds its key on the primary key and walks through no table")
  void plan() {
    var explained = ApiKeyTable.BY_ID.plan();
    List<String> plan = database.readers().read(c -> c.on(explained).all(ApiKeyTableTest::step));

    assertThat(plan)
        .contains("SEARCH k USING PRIMARY KEY (id=?)")
        .noneMatch(step -> step.startsWith("SCAN"));
  }

  private static String step(Row row) throws SQLException {
    row.number();
    row.number();
    row.number();
    return row.text();
  }

  private static <T> List<T> together(Callable<T> act) throws Exception {
    try (var threads = Executors.newFixedThreadPool(16)) {
      var outcomes = new ArrayList<T>();
      for (var future : threads.invokeAll(IntStream.range(0, 16).mapToObj(_ -> act).toList())) {
        outcomes.add(future.get());
      }
      return outcomes;
    }
  }

  private KeptApiKey add(Optional<IssuerId> issuer) {
    return add(issuer, NOW, Optional.empty());
  }

  private KeptApiKey add(Optional<IssuerId> issuer, Instant createdAt, Optional<Instant> end) {
    var key = key(issuer, createdAt, end);
    assertThat(keys.add(key, HASH, BY)).isEqualTo(Addition.ADDED);
    return key;
  }

  private KeptApiKey key(Optional<IssuerId> issuer, Instant createdAt, Optional<Instant> end) {
    return new KeptApiKey(
        ApiKeyId.generate(random),
        issuer,
        "nightly \"report\"",
        "auditor",
        List.of("users:read", "events:read"),
        List.of("192.0.2.0/24", "2001:db8::/32"),
        createdAt,
        "command line",
        end,
        Optional.empty(),
        Optional.empty());
  }

  private void restart() {
    database.close();
    database = openDatabase();
    events = new EventTable(database.readers(), random);
    keys = new ApiKeyTable(database, events);
  }

  private static List<ApiKeyId> ids(List<KeptApiKey> keys) {
    return keys.stream().map(KeptApiKey::id).toList();
  }

  private Optional<Instant> lastUsed(KeptApiKey key) {
    return keys.find(key.id()).flatMap(KeptApiKey::lastUsedAt);
  }

  private List<String> names(Optional<IssuerId> log) {
    return events.after(log.orElseThrow().value(), 0, 100).stream().map(KeptEvent::name).toList();
  }
}
