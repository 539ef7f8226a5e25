package dev.gatewright.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A step of several reads and changes")
final class TogetherTest {
  private static final Sql ADD =
      Sql.of(
          "INSERT INTO used_value (issuer, kind, hash, expires_hour) VALUES (:id, 'k', x'00', 0)");
  private static final Sql COUNT = Sql.of("SELECT count(*) FROM used_value");

  private static final FatalHandler NEVER =
      cause -> {
        throw new AssertionError("a commit failed", cause);
      };

  @TempDir private Path folder;

  @Test
  @DisplayName("sees what it changed itself, and nobody else does before it is on disk")
  void seesItself() {
    try (var database = Database.openSqlite(folder.resolve("test.db"), 2, NEVER);
        var others = Executors.newVirtualThreadPerTaskExecutor()) {
      var seen =
          database.together(() -> {
            add(database, "a");
            add(database, "b");
            return List.of(count(database), elsewhere(others, database));
          });

      assertThat(seen).containsExactly(2L, 0L);
      assertThat(count(database)).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("is one where a database in memory has readers and the writer exclude each other")
  void inMemory() {
    try (var database = Database.openInMemory("together", 1, NEVER)) {
      long seen =
          database.together(() -> {
            add(database, "a");
            return database.together(() -> count(database));
          });

      assertThat(seen).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("that fails is undone whole, and its neighbours in the same transaction are kept")
  void failsAlone() throws Exception {
    try (var database = Database.openSqlite(folder.resolve("test.db"), 2, NEVER);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var held = new CountDownLatch(1);
      var begun = new CountDownLatch(1);
      var first =
          callers.submit(() ->
              database
                  .writer()
                  .commit(connection -> {
                    begun.countDown();
                    awaited(held);
                    return connection.on(ADD).set("id", "first").run();
                  }));
      begun.await();
      var answers = new ArrayList<Future<Integer>>();
      for (var id : List.of("before", "twice", "after")) {
        answers.add(
            callers.submit(() ->
                database.together(() -> {
                  int added = add(database, id);
                  return id.equals("twice") ? added + add(database, id) : added;
                })));
      }
      while (database.writer().waiting() < answers.size()) {
        Thread.onSpinWait();
      }
      held.countDown();

      assertThat(first.get()).isEqualTo(1);
      assertThat(answers.get(0).get()).isEqualTo(1);
      assertThatThrownBy(() -> answers.get(1).get())
          .isInstanceOf(ExecutionException.class)
          .hasStackTraceContaining("UNIQUE");
      assertThat(answers.get(2).get()).isEqualTo(1);
      assertThat(count(database)).isEqualTo(3);
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int add(Database database, String id) {
    return database.writer().commit(connection -> connection.on(ADD).set("id", id).run());
  }

  private static long count(Database database) {
    return database.readers().read(c -> c.on(COUNT).first(Row::number)).orElseThrow();
  }

  private static long elsewhere(ExecutorService others, Database database) {
    try {
      return others.submit(() -> count(database)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
