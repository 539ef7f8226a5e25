package dev.gatewright.store.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Events that are looked for")
final class EventSearchTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final int MANY = EventSearch.LOOKED_AT + 200;

  private Database database;
  private EventTable events;

  /// One a second, about ten people in turn; the last is another kind.
  @BeforeEach
  void open() {
    database =
        Database.openInMemory(
            "search",
            1,
            cause -> {
              throw new AssertionError(cause);
            });
    events = new EventTable(database.readers(), new SecureRandom());
    database
        .writer()
        .commit(connection -> {
          for (var n = 0; n < MANY; n++) {
            var user = new UserId("u" + n % 10);
            var by = By.owner(NOW.plusSeconds(n));
            events.append(
                connection, new TenantId("acme"), new IdentityEvent.PasswordSet(user), by);
          }
          events.append(
              connection,
              new TenantId("acme"),
              new IdentityEvent.SignedOutEverywhere(new UserId("u3")),
              By.owner(NOW.plusSeconds(MANY)));
          return true;
        });
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName("are found in parts, each of which says how far it came")
  void parts() {
    var wanted = filter("user.signed_out", null, null, null);
    var first = events.search().find("acme", wanted, 0, 10);
    assertThat(first.events()).isEmpty();
    assertThat(first.seen()).isEqualTo(EventSearch.LOOKED_AT);
    assertThat(first.more()).isTrue();

    var second = events.search().find("acme", wanted, first.seen(), 10);
    assertThat(second.events()).extracting(KeptEvent::seq).containsExactly(MANY + 1L);
    assertThat(second.seen()).isEqualTo(MANY + 1L);
    assertThat(second.more()).isFalse();
    assertThat(events.search().find("other", wanted, 0, 10).events()).isEmpty();
  }

  @Test
  @DisplayName("of a person are found at once, wherever they are")
  void ofPerson() {
    var found = events.search().find("acme", filter("user.signed_out", "u3", null, null), 0, 10);

    assertThat(found.events()).extracting(KeptEvent::seq).containsExactly(MANY + 1L);
    assertThat(events.search().find("acme", filter(null, "u3", null, null), 0, 3).events())
        .extracting(KeptEvent::seq)
        .containsExactly(4L, 14L, 24L);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 3", "100, 5", "5190, 5300", "5300, 5400"})
  @DisplayName("of a time are those, and no others, without a walk to where they are")
  void ofTime(int from, int to) {
    var wanted = filter(null, null, NOW.plusSeconds(from), NOW.plusSeconds(to));
    var found = events.search().find("acme", wanted, 0, 1000);

    var wants = Math.max(0, Math.min(to, MANY + 1) - from);
    assertThat(found.events()).hasSize(wants);
    assertThat(found.more()).isFalse();
    if (wants > 0) {
      assertThat(found.events().getFirst().seq()).isEqualTo(from + 1L);
    }
  }

  @Test
  @DisplayName("are found by keys: no statement walks through more than it says")
  void byKeys() {
    for (var statement :
        new Sql[] {
          EventSearch.OF_ISSUER, EventSearch.OF_PERSON, EventSearch.AT, EventSearch.FIRST
        }) {
      var plan =
          database
              .readers()
              .read(connection -> connection.on(statement.plan()).all(EventSearchTest::step));
      assertThat(plan).noneMatch(step -> step.startsWith("SCAN"));
      assertThat(plan)
          .anyMatch(step ->
              step.contains(
                  statement.equals(EventSearch.OF_PERSON)
                      ? "event_by_person (issuer=? AND user_id=? AND seq>? AND seq<?)"
                      : "(issuer=?"));
    }
  }

  private static String step(Row row) throws SQLException {
    row.number();
    row.number();
    row.number();
    return row.text();
  }

  private static EventFilter filter(
      @Nullable String name,
      @Nullable String subject,
      @Nullable Instant since,
      @Nullable Instant until) {
    return new EventFilter(
        Optional.ofNullable(name),
        Optional.ofNullable(subject),
        Optional.ofNullable(since),
        Optional.ofNullable(until));
  }
}
