package dev.gatewright.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A database in memory")
final class InMemoryTest {
  private static final Sql INSERT =
      Sql.of(
          "INSERT INTO issuer (id, url, document, version, created_at, updated_at)"
              + " VALUES (:id, :url, :document, 1, 0, 0)");
  private static final Sql COUNT = Sql.of("SELECT count(*) FROM issuer");

  @Test
  @DisplayName("is seen by no other one, and gone when it is closed")
  void isAloneAndGoes() {
    try (var one = open("one");
        var other = open("other")) {
      insert(one, "acme");

      assertThat(rows(one)).isEqualTo(1);
      assertThat(rows(other)).isZero();
    }
    try (var again = open("one")) {
      assertThat(rows(again)).isZero();
    }
  }

  @Test
  @DisplayName("takes changes and reads of 64 callers at once and refuses none")
  void nobodyFindsItLocked() throws Exception {
    try (var database = open("busy");
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<?>>();
      for (var i = 0; i < 64; i++) {
        var caller = i;
        answers.add(
            callers.submit(() -> {
              for (var turn = 0; turn < 20; turn++) {
                insert(database, "issuer-" + caller + "-" + turn);
                assertThat(rows(database)).isPositive();
                database.checkpoint();
              }
            }));
      }
      for (var answer : answers) {
        answer.get();
      }

      assertThat(rows(database)).isEqualTo(64 * 20);
    }
  }

  private static Database open(String name) {
    return Database.openInMemory(
        name,
        4,
        cause -> {
          throw new AssertionError("a commit failed", cause);
        });
  }

  private static void insert(Database database, String id) {
    var _ =
        database
            .writer()
            .commit(connection ->
                connection
                    .on(INSERT)
                    .set("id", id)
                    .set("url", "https://id.test/" + id)
                    .set("document", "{}")
                    .run());
  }

  private static long rows(Database database) {
    return database.readers().read(c -> c.on(COUNT).first(Row::number)).orElse(0L);
  }
}
