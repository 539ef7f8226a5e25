package dev.gatewright.store.sql;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A step that runs as one unit of the writer, though it calls doors that know nothing of one
/// another: what they read and change meanwhile goes over the unit's connection.
///
/// Each database has one of its own, which its writer and its readers share.
final class Together {
  private final ScopedValue<SqlConnection> current = ScopedValue.newInstance();

  /// The unit of a step.
  <T> Unit<T> unit(Supplier<T> step) {
    return connection -> {
      try {
        return ScopedValue.where(current, connection).call(step::get);
      } catch (Failed failed) {
        throw failed.cause();
      }
    };
  }

  /// The connection of the unit that this thread is in; null outside of one.
  @Nullable SqlConnection connection() {
    return current.isBound() ? current.get() : null;
  }

  /// Runs a part of the step; its failure is the step's.
  static <T> T part(SqlConnection connection, Unit<T> part) {
    try {
      return part.run(connection);
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  /// Takes a failure of the database through code that does not know of databases.
  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SQLException cause;

    Failed(SQLException cause) {
      super(cause);
      this.cause = cause;
    }

    SQLException cause() {
      return cause;
    }
  }
}
