package dev.gatewright.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.ports.StoreUnavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteErrorCode;

final class WriterFaultTest {
  private static final Sql INSERT = Sql.of("INSERT INTO used_value VALUES ('acme', :id, x'00', 0)");
  private static final Sql KEPT = Sql.of("SELECT kind FROM used_value");
  private static final int MORE_THAN_A_BATCH_RUNS = 60;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = SQLiteErrorCode.class,
      names = {
        "SQLITE_FULL",
        "SQLITE_IOERR_WRITE",
        "SQLITE_IOERR_FSYNC",
        "SQLITE_NOMEM",
        "SQLITE_CONSTRAINT"
      })
  @DisplayName(
      "Whichever statement fails, what was answered is kept, what was refused is not, and only a commit in doubt stops the writer")
  void anyStatementMayFail(SQLiteErrorCode code) throws Exception {
    var reached = true;
    for (var failing = 1; reached; failing++) {
      assertThat(failing).isLessThan(MORE_THAN_A_BATCH_RUNS);
      reached = failAt(failing, code);
    }
  }

  /// Runs a lone unit and a batch of three while the n-th statement fails; false when there is
  /// none.
  private boolean failAt(int failing, SQLiteErrorCode code) throws Exception {
    var file = folder.resolve(code + "-" + failing + ".db");
    var stops = new AtomicInteger();
    Database.openSqlite(file, 1, _ -> {}).close();
    var dialect = new Sqlite(file);
    var real = dialect.openWriter();
    var disk = new FaultyDisk(real.raw(), failing, code);
    var writer =
        new Writer(
            new SqlConnection(disk.connection(), () -> {}),
            dialect,
            _ -> stops.incrementAndGet(),
            new Together());

    var answered = new TreeSet<String>();
    runAll(writer, answered);
    var kept = kept(dialect);
    assertThat(kept).as("kept after %s fails at %s", failing, disk.failed()).isEqualTo(answered);

    var inDoubt = disk.failed().filter("COMMIT"::equals).isPresent() && !dialectUndoes(code);
    if (inDoubt) {
      assertThat(stops).hasValue(1);
    }
    if (stops.get() == 0 && disk.failed().isPresent()) {
      int changed = writer.commit(connection -> connection.on(INSERT).set("id", "after").run());
      assertThat(changed).isEqualTo(1);
      assertThat(kept(dialect)).contains("after");
    }
    real.close();
    return disk.failed().isPresent();
  }

  private static boolean dialectUndoes(SQLiteErrorCode code) {
    return code == SQLiteErrorCode.SQLITE_FULL;
  }

  private static Set<String> kept(Dialect dialect) throws Exception {
    try (var reader = dialect.openReader()) {
      return new TreeSet<>(reader.on(KEPT).all(Row::text));
    }
  }

  private static void runAll(Writer writer, Set<String> answered) throws Exception {
    var entered = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Future<String>>();
      calls.add(
          callers.submit(() ->
              writer.commit(connection -> {
                entered.countDown();
                await(release);
                connection.on(INSERT).set("id", "first").run();
                return "first";
              })));
      // A first statement that fails never enters its unit.
      while (entered.getCount() > 0 && !calls.getFirst().isDone()) {
        Thread.onSpinWait();
      }
      for (var id : List.of("a", "b", "c")) {
        calls.add(
            callers.submit(() ->
                writer.commit(connection -> {
                  connection.on(INSERT).set("id", id).run();
                  return id;
                })));
      }
      while (writer.waiting() < 3 && !calls.getFirst().isDone()) {
        Thread.onSpinWait();
      }
      release.countDown();
      for (var call : calls) {
        try {
          answered.add(call.get());
        } catch (ExecutionException e) {
          assertThat(e.getCause())
              .isInstanceOfAny(StoreUnavailable.class, IllegalStateException.class);
        }
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
