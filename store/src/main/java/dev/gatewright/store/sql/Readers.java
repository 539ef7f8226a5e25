package dev.gatewright.store.sql;

import dev.gatewright.protocol.ports.StoreUnavailable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/// A few connections that read what is committed, each lent to one caller at a time.
///
/// The last one given back is lent first, so an idle server keeps one warm cache instead of many.
/// Safe for any number of threads.
public final class Readers implements AutoCloseable {
  private static final long WAIT_SECONDS = 2;

  private final Dialect dialect;
  private final List<SqlConnection> all;
  private final LinkedBlockingDeque<SqlConnection> idle;

  private final Together together;

  private Readers(Dialect dialect, List<SqlConnection> all, Together together) {
    this.dialect = dialect;
    this.together = together;
    this.all = all;
    this.idle = new LinkedBlockingDeque<>(all);
  }

  /// Connections of nobody who also writes.
  public static Readers open(Dialect dialect, int count) throws SQLException {
    return open(dialect, count, new Together());
  }

  static Readers open(Dialect dialect, int count, Together together) throws SQLException {
    var connections = new ArrayList<SqlConnection>();
    for (var i = 0; i < count; i++) {
      connections.add(dialect.openReader());
    }
    return new Readers(dialect, connections, together);
  }

  /// What a caller does with a connection that is lent to it.
  @FunctionalInterface
  public interface Lookup<T> {
    T run(SqlConnection connection) throws SQLException;
  }

  /// Runs one statement's worth of reading; throws [StoreUnavailable] when it takes too long or the
  /// disk fails.
  public <T> T read(Lookup<T> lookup) {
    var shared = together.connection();
    if (shared != null) {
      return Together.part(shared, lookup::run);
    }
    var connection = lend();
    try {
      return lookup.run(connection);
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      connection.takeBack();
      idle.addFirst(connection);
    }
  }

  private SqlConnection lend() {
    try {
      var connection = idle.pollFirst(WAIT_SECONDS, TimeUnit.SECONDS);
      if (connection == null) {
        throw new StoreUnavailable("too many reads are waiting");
      }
      return connection.handOut();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted while waiting to read", e);
    }
  }

  private RuntimeException failure(SQLException cause) {
    return dialect.fault(cause) == Dialect.Fault.TRANSACTION
        ? new StoreUnavailable(dialect.cure(cause).orElse("the store could not read"), cause)
        : new IllegalStateException("the store refused a statement", cause);
  }

  /// Closes the connections; reads under way fail.
  @Override
  public void close() throws SQLException {
    for (var connection : all) {
      connection.close();
    }
  }
}
