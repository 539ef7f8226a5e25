package dev.gatewright.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Every difference between the databases the store runs on.
///
/// Statements are written in the words that SQLite and PostgreSQL share: `ON CONFLICT ... DO
/// UPDATE`, `RETURNING`, `UPDATE ... FROM`, milliseconds as integers, flags as 0 and 1. Migrations
/// are written in SQLite's types; [#ddl(String)] turns them into another database's.
public sealed interface Dialect permits Sqlite {
  /// Which part of the work an error undoes.
  enum Fault {
    /// The statement alone: a constraint, a wrong statement. Its unit is undone and its neighbours
    /// live.
    STATEMENT,
    /// The machine: disk, memory, another holder of the lock. The whole transaction is undone.
    TRANSACTION
  }

  /// Opens the connection that writes.
  SqlConnection openWriter() throws SQLException;

  /// Opens a connection that cannot write and whose reads give up after their limit.
  SqlConnection openReader() throws SQLException;

  /// Opens a connection for upkeep that runs beside the writer.
  SqlConnection openHousekeeper() throws SQLException;

  /// The number of migrations this database has seen; 0 for an empty one.
  int schemaVersion(Connection connection) throws SQLException;

  /// Notes the version inside the transaction of the migration that reached it.
  void setSchemaVersion(Connection connection, int version) throws SQLException;

  /// A migration's text in this database's words.
  String ddl(String script);

  Fault fault(SQLException error);

  /// What the operator can do about the error, where only the operator can.
  Optional<String> cure(SQLException error);

  /// Whether a failed commit is known to have kept nothing, so that the server may go on.
  boolean undoneAtCommit(SQLException error);

  /// Moves committed changes into the main file without holding up the writer.
  void checkpoint(Connection connection) throws SQLException;

  /// What an operator calls this database, for messages.
  String name();
}
