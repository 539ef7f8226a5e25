package dev.gatewright.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionActor;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.MailQuota;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.outbox.MailSeal;
import dev.gatewright.store.outbox.OutboxTable;
import dev.gatewright.store.people.ImpersonationTable.Actor;
import dev.gatewright.store.people.ImpersonationTable.Waiting;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Who may act as somebody, as kept")
final class ImpersonationTableTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final UserId ADA = new UserId("ada");
  private static final String SUE = "administrator sue";
  private static final Duration WAITS = Duration.ofMinutes(2);

  @TempDir private static Path folder;
  private static int opened;

  private final SecureRandom random = new SecureRandom();
  private final MasterKey master = MasterKey.generate(random);
  private final Path file = folder.resolve("acting" + opened++ + ".db");
  private Database database = openDatabase();
  private EventTable events = new EventTable(database.readers(), random);
  private ImpersonationTable table = table();

  private Database openDatabase() {
    return Database.openSqlite(
        file,
        2,
        cause -> {
          throw new AssertionError(cause);
        });
  }

  private ImpersonationTable table() {
    var seal = new MailSeal(new Wrapping(master, random));
    return new ImpersonationTable(
        database, events, new OutboxTable(database, events, seal, MailQuota.STANDARD, random));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private LinkToken add(UserId user, String actor) {
    var token = LinkToken.generate(random);
    assertThat(table.add(ACME, waiting(token, user, actor, NOW), token.secretHash())).isTrue();
    return token;
  }

  private static Waiting waiting(LinkToken token, UserId user, String actor, Instant now) {
    return new Waiting(
        token.id(),
        user,
        actor,
        "https://id.test/console",
        Optional.of("web"),
        "looking into ticket 42",
        now,
        now.plus(WAITS));
  }

  private Session session(UserId user, Instant now) {
    var actor = new SessionActor("sue", "https://id.test/console", SUE);
    return Session.acted(SessionId.generate(random), ACME, user, now, Optional.empty(), actor);
  }

  private boolean begin(LinkToken token, Instant now) {
    return table.begin(ACME, token, session(ADA, now), Optional.empty(), Optional.empty());
  }

  private List<String> rows() {
    return database
        .readers()
        .read(c ->
            c.on(
                    Sql.of(
                        "SELECT coalesce(reason, '-') || ' ' || CASE WHEN secret_hash IS NULL THEN '-' ELSE 'hash' END || ' ' || expires_at FROM impersonation"))
                .all(Row::text));
  }

  private List<String> happened() {
    return events.after("acme", 0, 1_000).stream().map(event -> event.name()).toList();
  }

  @Test
  @DisplayName("of sixteen who bring one secret at once, in twenty rounds, one begins each time")
  void race() throws Exception {
    for (int round = 0; round < 20; round++) {
      var token = add(ADA, SUE);
      var calls = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < 16; i++) {
        calls.add(() -> begin(token, NOW));
      }
      int begun = 0;
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var done : threads.invokeAll(calls)) {
          begun += done.get() ? 1 : 0;
        }
      }
      assertThat(begun).isEqualTo(1);
      table.end(new Actor(ACME, SUE), By.server(NOW));
    }
    assertThat(happened().stream().filter("impersonation.begun"::equals)).hasSize(20);
    assertThat(happened().stream().filter("impersonation.ended"::equals)).hasSize(20);
  }

  @Test
  @DisplayName("a secret is used up after a crash too, and keeps neither hash nor reason")
  void crash() {
    var token = add(ADA, SUE);
    assertThat(rows()).singleElement().asString().startsWith("looking into ticket 42 ");
    assertThat(begin(token, NOW)).isTrue();

    database.close();
    database = openDatabase();
    events = new EventTable(database.readers(), random);
    table = table();

    assertThat(begin(token, NOW)).isFalse();
    assertThat(rows()).containsExactly("- - " + NOW.plus(Session.LONGEST_ACTED).toEpochMilli());
  }

  @Test
  @DisplayName("a secret counts at its issuer, before its end, and with all of it")
  void counts() {
    var token = add(ADA, SUE);
    var other = new LinkToken(token.id(), LinkToken.generate(random).secret());

    assertThat(table.open(ACME, token, NOW.plus(WAITS).minusMillis(1))).isPresent();
    assertThat(table.open(ACME, token, NOW.plus(WAITS))).isEmpty();
    assertThat(table.open(GLOBEX, token, NOW)).isEmpty();
    assertThat(table.open(ACME, other, NOW)).isEmpty();
    assertThat(begin(other, NOW)).isFalse();
    assertThat(begin(token, NOW.plus(WAITS))).isFalse();
    assertThat(begin(token, NOW)).isTrue();
  }

  @Test
  @DisplayName("one actor has one secret for one person, and twenty at an issuer at a time")
  void bounds() {
    var first = add(ADA, SUE);
    var second = add(ADA, SUE);
    assertThat(table.open(ACME, first, NOW)).isEmpty();
    assertThat(table.open(ACME, second, NOW)).isPresent();
    for (int i = 1; i < ImpersonationTable.MOST; i++) {
      add(new UserId("person" + i), SUE);
    }
    var more = LinkToken.generate(random);
    var late = NOW.plus(WAITS);

    assertThat(table.add(ACME, waiting(more, new UserId("last"), SUE, NOW), more.secretHash()))
        .isFalse();
    assertThat(table.add(GLOBEX, waiting(more, ADA, SUE, NOW), more.secretHash())).isTrue();
    assertThat(table.add(ACME, waiting(more, ADA, "api key k", NOW), more.secretHash())).isTrue();
    var later = LinkToken.generate(random);
    assertThat(table.add(ACME, waiting(later, ADA, SUE, late), later.secretHash())).isTrue();
  }

  @Test
  @DisplayName("what an actor began, and what waits, ends with what they may, at that issuer alone")
  void end() {
    var token = add(ADA, SUE);
    var waits = add(new UserId("bob"), SUE);
    var session = session(ADA, NOW);
    table.begin(ACME, token, session, Optional.empty(), Optional.empty());
    var sessions = new SessionTable(database, events);

    assertThat(table.actors(NOW)).containsExactly(new Actor(ACME, SUE));
    assertThat(table.actors(NOW.plus(Session.LONGEST_ACTED))).isEmpty();
    assertThat(table.end(new Actor(ACME, "administrator su"), By.server(NOW))).isZero();
    assertThat(table.end(new Actor(GLOBEX, SUE), By.server(NOW))).isZero();
    assertThat(sessions.find(ACME, session.id()).orElseThrow().isLive(NOW)).isTrue();
    assertThat(table.end(new Actor(ACME, SUE), By.server(NOW))).isEqualTo(1);
    assertThat(sessions.find(ACME, session.id()).orElseThrow().isLive(NOW)).isFalse();
    assertThat(table.open(ACME, waits, NOW)).isEmpty();
  }

  @Test
  @DisplayName("the account takes its rows along")
  void removed() {
    var users = new UserTable(database, events);
    var user =
        User.joining(
            ADA,
            CanonicalEmail.parse("ada@acme.test").orElseThrow(),
            "ada@acme.test",
            Claims.NONE,
            NOW);
    users.add(ACME, user, Optional.empty(), By.server(NOW));
    add(ADA, SUE);

    users.remove(ACME, ADA, Optional.empty(), By.server(NOW));

    assertThat(rows()).isEmpty();
  }

  @Test
  @DisplayName("an actor's rows are found by the actor")
  void plans() {
    for (var statement :
        List.of(
            ImpersonationTable.REPLACE,
            ImpersonationTable.COUNT,
            ImpersonationTable.OF_ACTOR,
            ImpersonationTable.FORGET)) {
      assertThat(plan(statement)).allMatch(step -> step.contains("impersonation_by_actor"));
    }
    assertThat(plan(ImpersonationTable.ACTORS))
        .anyMatch(step -> step.contains("impersonation_by_expiry"));
    assertThat(plan(ImpersonationTable.WAITING)).allMatch(step -> step.contains("PRIMARY KEY"));
  }

  private List<String> plan(Sql statement) {
    return database.readers().read(c -> c.on(statement.plan()).all(ImpersonationTableTest::step));
  }

  private static String step(Row row) throws SQLException {
    row.number();
    row.number();
    row.number();
    return row.text();
  }
}
