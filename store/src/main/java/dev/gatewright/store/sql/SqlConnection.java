package dev.gatewright.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// One database connection and the statements prepared on it so far.
///
/// Used by one thread at a time; [Writer] and [Readers] see to that. Preparing anew for each call
/// would double the cost of a point read.
public final class SqlConnection implements AutoCloseable {
  private final Connection connection;
  private final Map<Sql, Query> kept = new HashMap<>();

  private final Runnable beforeUse;
  private final Runnable afterUse;

  /// `beforeUse` runs each time a caller is given the connection.
  SqlConnection(Connection connection, Runnable beforeUse) {
    this(connection, beforeUse, () -> {});
  }

  /// `afterUse` runs each time a caller gives the connection back, on the same thread.
  SqlConnection(Connection connection, Runnable beforeUse, Runnable afterUse) {
    this.connection = connection;
    this.beforeUse = beforeUse;
    this.afterUse = afterUse;
  }

  SqlConnection handOut() {
    beforeUse.run();
    return this;
  }

  void takeBack() {
    afterUse.run();
  }

  /// The kept statement for `sql`, of which the caller sets every parameter.
  public Query on(Sql sql) throws SQLException {
    var query = kept.get(sql);
    if (query == null || query.isSpent()) {
      query = new Query(sql, connection.prepareStatement(sql.text()));
      kept.put(sql, query);
    }
    return query.anew();
  }

  Connection raw() {
    return connection;
  }

  /// Closes the connection; the driver closes its statements with it.
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
