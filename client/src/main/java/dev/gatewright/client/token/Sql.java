package dev.gatewright.client.token;

import dev.gatewright.client.error.IdpException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.util.Optional;
import javax.sql.DataSource;

/// Short units of work on connections of a pool, and what their failures mean. A connection is
/// always given back; where the pool does not commit by itself, the unit is committed here.
final class Sql {
  /// A unit that the database rolled back to let another go first is done again, so often in all.
  private static final int ATTEMPTS = 4;

  private static final int STATEMENT_SECONDS = 10;

  /// The result codes of SQLite, whose driver gives no SQLSTATE (SQLITE_ERROR, SQLITE_BUSY and
  /// SQLITE_CONSTRAINT).
  private static final int SQLITE_ERROR = 1;

  private static final int SQLITE_BUSY = 5;
  private static final int SQLITE_CONSTRAINT = 19;

  private final DataSource dataSource;

  Sql(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// What is done with a connection.
  interface Unit<T> {
    T on(Connection connection) throws SQLException;
  }

  /// Does a unit.
  ///
  /// @throws IdpException.Unavailable if the database did not do it, or may not have done it
  /// @throws IdpException.Misconfigured if it does not know the table or a column
  <T> T run(Unit<T> unit) {
    try {
      return again(unit);
    } catch (SQLException failed) {
      throw translated(failed);
    }
  }

  /// Does a unit that adds a row.
  ///
  /// @return false if there is such a row already
  boolean insert(Unit<Integer> unit) {
    try {
      return again(unit) == 1;
    } catch (SQLException failed) {
      if (isDuplicate(failed)) {
        return false;
      }
      throw translated(failed);
    }
  }

  /// A statement with its parameters, each a text, a number, or an absent text.
  static PreparedStatement statement(Connection connection, String sql, Object... parameters)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    try {
      statement.setQueryTimeout(STATEMENT_SECONDS);
      for (var i = 0; i < parameters.length; i++) {
        if (parameters[i] instanceof Long number) {
          statement.setLong(i + 1, number);
        } else if (parameters[i] instanceof Optional<?> optional) {
          statement.setString(i + 1, (String) optional.orElse(null));
        } else {
          statement.setString(i + 1, (String) parameters[i]);
        }
      }
      return statement;
    } catch (SQLException | RuntimeException failed) {
      statement.close();
      throw failed;
    }
  }

  private <T> T again(Unit<T> unit) throws SQLException {
    for (var attempt = 1; ; attempt++) {
      try {
        return once(unit);
      } catch (SQLException failed) {
        if (attempt == ATTEMPTS || !isRolledBack(failed)) {
          throw failed;
        }
      }
    }
  }

  private <T> T once(Unit<T> unit) throws SQLException {
    try (var connection = dataSource.getConnection()) {
      var commitsItself = connection.getAutoCommit();
      try {
        var result = unit.on(connection);
        if (!commitsItself) {
          connection.commit();
        }
        return result;
      } catch (SQLException | RuntimeException failed) {
        if (!commitsItself) {
          rollBack(connection, failed);
        }
        throw failed;
      }
    }
  }

  private static void rollBack(Connection connection, Exception failed) {
    try {
      connection.rollback();
    } catch (SQLException also) {
      failed.addSuppressed(also);
    }
  }

  private static boolean isRolledBack(SQLException failed) {
    return state(failed).startsWith("40") || isSqlite(failed, SQLITE_BUSY);
  }

  private static boolean isDuplicate(SQLException failed) {
    return failed instanceof SQLIntegrityConstraintViolationException
        || state(failed).startsWith("23")
        || isSqlite(failed, SQLITE_CONSTRAINT);
  }

  private static IdpException translated(SQLException failed) {
    if (failed instanceof SQLSyntaxErrorException
        || state(failed).startsWith("42")
        || isSqlite(failed, SQLITE_ERROR)) {
      var misconfigured =
          new IdpException.Misconfigured(
              "store.table",
              "the database refuses the token store's statement: is its table there and as"
                  + " JdbcTokenStore.definition() says, and may this user change it?");
      misconfigured.initCause(failed);
      return misconfigured;
    }
    return new IdpException.Unavailable(
        "store.unavailable", "the token store's database did not answer as it should", failed);
  }

  /// An extended result code has the plain one in its lowest byte.
  private static boolean isSqlite(SQLException failed, int code) {
    return failed.getSQLState() == null && (failed.getErrorCode() & 0xff) == code;
  }

  private static String state(SQLException failed) {
    return failed.getSQLState() == null ? "" : failed.getSQLState();
  }
}
