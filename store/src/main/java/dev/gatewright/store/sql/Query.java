package dev.gatewright.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A prepared statement being filled and run. Used by one thread at a time.
public final class Query {
  private final Sql sql;
  private final PreparedStatement statement;
  private boolean spent;

  /// A bit for each parameter that was not set since the statement was asked for.
  private long missing;

  Query(Sql sql, PreparedStatement statement) {
    this.sql = sql;
    this.statement = statement;
  }

  /// What was set for whoever had it before counts for nobody else.
  Query anew() {
    missing = sql.everyParameter();
    return this;
  }

  public Query set(String name, String value) throws SQLException {
    statement.setString(position(name), value);
    return this;
  }

  public Query set(String name, long value) throws SQLException {
    statement.setLong(position(name), value);
    return this;
  }

  public Query set(String name, boolean value) throws SQLException {
    statement.setLong(position(name), value ? 1 : 0);
    return this;
  }

  public Query set(String name, byte[] value) throws SQLException {
    statement.setBytes(position(name), value);
    return this;
  }

  public Query set(String name, Instant value) throws SQLException {
    statement.setLong(position(name), value.toEpochMilli());
    return this;
  }

  /// Sets a parameter to a text, bytes, number or instant, or to `NULL` where there is none.
  public Query setOptional(String name, Optional<?> value) throws SQLException {
    var position = position(name);
    if (value.isEmpty()) {
      statement.setObject(position, null);
      return this;
    }
    switch (value.get()) {
      case String text -> statement.setString(position, text);
      case byte[] bytes -> statement.setBytes(position, bytes);
      case Long number -> statement.setLong(position, number);
      case Integer number -> statement.setLong(position, number);
      case Instant instant -> statement.setLong(position, instant.toEpochMilli());
      case Object other -> throw new IllegalArgumentException(other.getClass() + " has no column");
    }
    return this;
  }

  /// Runs a statement that answers with no rows, and says how many rows it changed.
  public int run() throws SQLException {
    refuseGaps();
    try {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw spent(e);
    }
  }

  /// The first row, from a `SELECT` or a `RETURNING`.
  public <T> Optional<T> first(Row.Reading<T> reading) throws SQLException {
    refuseGaps();
    try (var result = statement.executeQuery()) {
      return result.next() ? Optional.of(reading.read(new Row(result))) : Optional.empty();
    } catch (SQLException e) {
      throw spent(e);
    }
  }

  /// Every row; the statement itself bounds their number.
  public <T> List<T> all(Row.Reading<T> reading) throws SQLException {
    refuseGaps();
    try (var result = statement.executeQuery()) {
      var row = new Row(result);
      var rows = new ArrayList<T>();
      while (result.next()) {
        row.rewind();
        rows.add(reading.read(row));
      }
      return rows;
    } catch (SQLException e) {
      throw spent(e);
    }
  }

  /// Whether the statement failed and must be prepared anew: the SQLite driver finalizes a
  /// statement that met an error.
  boolean isSpent() {
    return spent;
  }

  private SQLException spent(SQLException cause) {
    spent = true;
    try {
      statement.close();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
    return cause;
  }

  private void refuseGaps() {
    if (missing != 0) {
      var first = sql.parameters().get(Long.numberOfTrailingZeros(missing));
      throw new IllegalStateException("nobody set :" + first + " in " + sql);
    }
  }

  private int position(String name) {
    var position = sql.parameters().indexOf(name);
    if (position < 0) {
      throw new IllegalArgumentException("no parameter :" + name + " in " + sql);
    }
    missing &= ~(1L << position);
    return position + 1;
  }
}
