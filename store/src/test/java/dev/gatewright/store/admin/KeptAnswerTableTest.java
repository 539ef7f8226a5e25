package dev.gatewright.store.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.Sweeper;
import dev.gatewright.store.admin.KeptAnswerTable.Asked;
import dev.gatewright.store.admin.KeptAnswerTable.Known;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.people.DepartureTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.tenants.CatalogChanges;
import dev.gatewright.store.tenants.IssuerTable;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Answers to requests that may come again, as kept")
final class KeptAnswerTableTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofHours(3));
  private static final IssuerId ACME = new IssuerId("acme");
  private static final String CALLER = "key_one";
  private static final byte[] ANSWER = "what was answered".getBytes(UTF_8);

  private static final Sql ROWS = Sql.of("SELECT count(*) FROM kept_answer");
  private static final Sql FILL =
      Sql.of(
          """
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many)
          INSERT INTO kept_answer (caller, key, fingerprint, expires_at)
          SELECT :caller, CAST(i AS BLOB), x'00', :expires_at FROM n
          """);

  @TempDir private Path folder;

  private final SecureRandom random = new SecureRandom();
  private final MasterKey master = MasterKey.generate(random);
  private Optional<Database> open = Optional.empty();

  private Database database() {
    var opened = open.orElseGet(this::openDatabase);
    open = Optional.of(opened);
    return opened;
  }

  private Database openDatabase() {
    return Database.openSqlite(
        folder.resolve("answers.db"),
        2,
        cause -> {
          throw new AssertionError(cause);
        });
  }

  @AfterEach
  void close() {
    open.ifPresent(Database::close);
    open = Optional.empty();
  }

  private KeptAnswerTable table(MasterKey key) {
    return new KeptAnswerTable(database(), new Wrapping(key, random));
  }

  private KeptAnswerTable table() {
    return table(master);
  }

  private static Asked asked(String caller, String key) {
    return new Asked(caller, key, new byte[] {1}, Optional.empty(), Optional.empty());
  }

  private long rows() {
    return database().readers().read(c -> c.on(ROWS).first(Row::number)).orElseThrow();
  }

  @Test
  @DisplayName("What was answered is told again after a restart; what was begun then stays unknown")
  void restart() {
    table().begin(asked(CALLER, "done"), NOW);
    table().finish(asked(CALLER, "done"), ANSWER, Optional.empty());
    table().begin(asked(CALLER, "begun"), NOW);
    table().begin(asked(CALLER, "undone"), NOW);
    table().forget(asked(CALLER, "undone"));
    close();

    assertThat(table().begin(asked(CALLER, "done"), LATER))
        .isInstanceOfSatisfying(
            Known.Answered.class, known -> assertThat(known.answer()).isEqualTo(ANSWER));
    assertThat(table().begin(asked(CALLER, "begun"), LATER)).isEqualTo(new Known.Unknown());
    assertThat(table().begin(asked(CALLER, "undone"), LATER)).isEqualTo(new Known.Begun());
    assertThat(table(MasterKey.generate(random)).begin(asked(CALLER, "done"), LATER))
        .as("under another master key no row is found, as none can be read")
        .isEqualTo(new Known.Begun());
  }

  @Test
  @DisplayName("Of any number who begin at once one does, and of another content none")
  void race() throws Exception {
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (int round = 0; round < 20; round++) {
        var name = "round " + round;
        Callable<Known> begin = () -> table().begin(asked(CALLER, name), NOW);
        var known = new ArrayList<Known>();
        database();
        for (var future : threads.invokeAll(IntStream.range(0, 16).mapToObj(_ -> begin).toList())) {
          known.add(future.get());
        }
        assertThat(known).filteredOn(Known.Begun.class::isInstance).hasSize(1);
        assertThat(known).filteredOn(Known.Unknown.class::isInstance).hasSize(15);
        assertThat(
                table()
                    .begin(
                        new Asked(CALLER, name, new byte[] {2}, Optional.empty(), Optional.empty()),
                        NOW))
            .isEqualTo(new Known.Another());
      }
    }
  }

  @Test
  @DisplayName("A caller has as many as there may be, until one expires, and nobody else fewer")
  void bounded() {
    database()
        .writer()
        .commit(c ->
            c.on(FILL)
                .set("many", KeptAnswerTable.MOST - 1)
                .set("caller", CALLER)
                .set("expires_at", LATER)
                .run());

    assertThat(table().begin(asked(CALLER, "last"), NOW)).isEqualTo(new Known.Begun());
    assertThat(table().begin(asked(CALLER, "more"), NOW)).isEqualTo(new Known.Full(LATER));
    assertThat(table().begin(asked(CALLER, "last"), NOW)).isEqualTo(new Known.Unknown());
    assertThat(table().begin(asked("key_two", "more"), NOW)).isEqualTo(new Known.Begun());
    assertThat(table().begin(asked(CALLER, "more"), LATER)).isEqualTo(new Known.Begun());
  }

  @Test
  @DisplayName("A day later it is swept, and with an issuer it goes at once")
  void leaves() {
    var events = new EventTable(database().readers(), random);
    var issuers = new IssuerTable(database(), events, new CatalogChanges());
    issuers.declare(ACME, "https://id.test/acme", "{}", By.server(NOW));
    var ofAcme =
        new Asked(CALLER, "a", new byte[0], Optional.of(ACME), Optional.of(new UserId("usr_a")));
    table().begin(ofAcme, NOW);
    table().begin(asked(CALLER, "b"), NOW);
    table().finish(ofAcme, ANSWER, Optional.empty());
    assertThat(table().begin(ofAcme, NOW))
        .as("nothing is kept of who is not there")
        .isEqualTo(new Known.Unknown());

    issuers.remove(ACME, By.server(NOW));
    assertThat(rows()).isEqualTo(1);
    var sweeper = new Sweeper(database().writer(), new DepartureTable(database(), events));
    sweeper.sweep(NOW.plus(KeptAnswerTable.KEPT).minusMillis(1), 1_000);
    assertThat(rows()).isEqualTo(1);
    sweeper.sweep(NOW.plus(KeptAnswerTable.KEPT), 1_000);
    assertThat(rows()).isZero();
  }
}
