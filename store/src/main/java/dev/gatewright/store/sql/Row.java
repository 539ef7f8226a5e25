package dev.gatewright.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// One row of an answer, read column by column from the left.
///
/// Each call reads the next column, so a mapping lists its fields in the order of the `SELECT`.
public final class Row {
  private final ResultSet result;
  private int column;

  Row(ResultSet result) {
    this.result = result;
  }

  void rewind() {
    column = 0;
  }

  public String text() throws SQLException {
    var value = result.getString(++column);
    if (value == null) {
      throw absent();
    }
    return value;
  }

  public Optional<String> optionalText() throws SQLException {
    return Optional.ofNullable(result.getString(++column));
  }

  public byte[] bytes() throws SQLException {
    var value = result.getBytes(++column);
    if (value == null) {
      throw absent();
    }
    return value;
  }

  public Optional<byte[]> optionalBytes() throws SQLException {
    return Optional.ofNullable(result.getBytes(++column));
  }

  public long number() throws SQLException {
    return result.getLong(++column);
  }

  public Optional<Long> optionalNumber() throws SQLException {
    var value = result.getLong(++column);
    return result.wasNull() ? Optional.empty() : Optional.of(value);
  }

  public boolean flag() throws SQLException {
    return result.getLong(++column) != 0;
  }

  /// A point in time, kept as milliseconds since 1970.
  public Instant instant() throws SQLException {
    return Instant.ofEpochMilli(result.getLong(++column));
  }

  public Optional<Instant> optionalInstant() throws SQLException {
    var value = result.getLong(++column);
    return result.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(value));
  }

  private IllegalStateException absent() {
    return new IllegalStateException("column " + column + " is NULL");
  }

  /// How one row becomes one value.
  @FunctionalInterface
  public interface Reading<T> {
    T read(Row row) throws SQLException;
  }
}
