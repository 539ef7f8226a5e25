package dev.gatewright.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.ProgressHandler;

/// Stops a SQLite read that runs too long, so that it neither blocks a reader nor keeps the log
/// from being checkpointed.
///
/// SQLite asks every [#STEPS] instructions; a point read takes a few dozen, so it is rarely asked.
final class ReadDeadline extends ProgressHandler {
  private static final int STEPS = 50_000;

  private final long limitNanos;
  private long started = System.nanoTime();

  private ReadDeadline(Duration limit) {
    limitNanos = limit.toNanos();
  }

  static ReadDeadline on(Connection connection, Duration limit) throws SQLException {
    var deadline = new ReadDeadline(limit);
    setHandler(connection, STEPS, deadline);
    return deadline;
  }

  void restart() {
    started = System.nanoTime();
  }

  @Override
  protected int progress() {
    return System.nanoTime() - started > limitNanos ? 1 : 0;
  }
}
