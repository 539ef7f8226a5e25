package dev.gatewright.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.ports.StoreUnavailable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WriterTest {
  private static final Sql INSERT =
      Sql.of(
          "INSERT INTO issuer (id, url, document, version, created_at, updated_at)"
              + " VALUES (:id, :url, :document, 1, 0, 0)");
  private static final Sql COUNT = Sql.of("SELECT count(*) FROM issuer");

  @TempDir private Path folder;
  private final AtomicReference<@Nullable Throwable> fatal = new AtomicReference<>();
  private Database database = unopened();

  @BeforeEach
  void open() {
    database = Database.openSqlite(folder.resolve("test.db"), 2, fatal::set);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName("A change is there for readers as soon as it is answered")
  void readersSeeWhatWasAnswered() {
    insert("acme");

    assertThat(rows()).isEqualTo(1);
  }

  @Test
  @DisplayName("Changes of 32 callers at once are all kept, and each gets its own answer")
  void concurrentChangesAreAllKept() throws Exception {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<String>>();
      for (var i = 0; i < 32; i++) {
        var caller = i;
        answers.add(
            callers.submit(() -> {
              var last = "";
              for (var n = 0; n < 20; n++) {
                var id = caller + "-" + n;
                last = database.writer().commit(connection -> add(connection, id));
              }
              return last;
            }));
      }
      for (var i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).isEqualTo(i + "-19");
      }
    }
    assertThat(rows()).isEqualTo(640);
  }

  @Test
  @DisplayName("A unit that fails in a shared transaction is undone alone; its neighbours are kept")
  void failingUnitDoesNotFailItsNeighbours() throws Exception {
    insert("taken");
    var outcomes =
        together(
            List.of(
                connection -> add(connection, "before"),
                connection -> {
                  add(connection, "half");
                  return add(connection, "taken");
                },
                _ -> {
                  throw new IllegalArgumentException("a bug");
                },
                connection -> add(connection, "after")));

    assertThat(outcomes.get(0).get()).isEqualTo("before");
    assertThatThrownBy(() -> outcomes.get(1).get())
        .hasRootCauseInstanceOf(SQLException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> outcomes.get(2).get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(outcomes.get(3).get()).isEqualTo("after");
    assertThat(rows()).isEqualTo(3);
  }

  @Test
  @DisplayName(
      "A full disk fails the callers as unavailable, and the store works on when there is room")
  void fullDiskIsSurvived() {
    limitPages(40);
    var big = "x".repeat(100_000);
    var failures = new AtomicInteger();
    for (var i = 0; i < 5; i++) {
      var id = "big" + i;
      try {
        database.writer().commit(connection -> add(connection, id, big));
      } catch (StoreUnavailable e) {
        failures.incrementAndGet();
      }
    }
    assertThat(failures).hasPositiveValue();
    assertThat(fatal).hasNullValue();

    limitPages(1_000_000);
    var kept = rows();
    insert("room");
    assertThat(rows()).isEqualTo(kept + 1);
  }

  @Test
  @DisplayName("A commit that fails calls the fatal handler, and nothing is written after it")
  void failedCommitIsFatal() {
    assertThatThrownBy(() ->
            database
                .writer()
                .commit(connection -> {
                  add(connection, "lost");
                  return connection.on(Sql.of("ROLLBACK")).run();
                }))
        .isInstanceOf(StoreUnavailable.class);

    assertThat(fatal.get()).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> insert("later")).isInstanceOf(StoreUnavailable.class);
    assertThat(rows()).isZero();
  }

  @Test
  @DisplayName("An interrupt does not make a caller forget a change that is being committed")
  void interruptKeepsTheAnswer() throws Exception {
    var entered = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var leader = callers.submit(() -> database.writer().commit(_ -> held(entered, release)));
      entered.await();
      var follower = new AtomicReference<@Nullable Thread>();
      var answer =
          callers.submit(() -> {
            follower.set(Thread.currentThread());
            Thread.currentThread().interrupt();
            var id = database.writer().commit(connection -> add(connection, "kept"));
            return id + Thread.interrupted();
          });
      release.countDown();
      assertThat(leader.get()).isEqualTo("held");
      assertThat(answer.get()).isEqualTo("kepttrue");
    }
    assertThat(rows()).isEqualTo(1);
  }

  /// Runs the units in one transaction: they queue up behind one that waits until all are there.
  private List<Future<String>> together(List<Unit<String>> units) throws Exception {
    var entered = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var leader = callers.submit(() -> database.writer().commit(_ -> held(entered, release)));
      entered.await();
      var outcomes = new ArrayList<Future<String>>();
      for (var i = 0; i < units.size(); i++) {
        var unit = units.get(i);
        outcomes.add(callers.submit(() -> database.writer().commit(unit)));
        while (database.writer().waiting() <= i && !outcomes.get(i).isDone()) {
          Thread.onSpinWait();
        }
      }
      release.countDown();
      assertThat(leader.get()).isEqualTo("held");
      return outcomes;
    }
  }

  private static String held(CountDownLatch entered, CountDownLatch release) {
    entered.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return "held";
  }

  private void limitPages(int pages) {
    database
        .writer()
        .commit(connection -> {
          try (var statement = connection.raw().createStatement()) {
            return statement.execute("PRAGMA max_page_count = " + pages);
          }
        });
  }

  private void insert(String id) {
    database.writer().commit(connection -> add(connection, id));
  }

  private static String add(SqlConnection connection, String id) throws SQLException {
    return add(connection, id, "{}");
  }

  private static String add(SqlConnection connection, String id, String document)
      throws SQLException {
    connection.on(INSERT).set("id", id).set("url", id).set("document", document).run();
    return id;
  }

  private long rows() {
    return database.readers().read(c -> c.on(COUNT).first(Row::number)).orElseThrow();
  }

  @SuppressWarnings("NullAway")
  private static Database unopened() {
    return null;
  }
}
