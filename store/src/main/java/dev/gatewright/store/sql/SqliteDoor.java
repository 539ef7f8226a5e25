package dev.gatewright.store.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.Pragma;

/// The only way to a database file, ours or one that is said to be: a backup may come from anybody.
/// What SQLite allows by default and no statement of ours needs is decided here:
///
/// - a text, blob or row of 16 MiB at most (1 GB by default): a damaged length asks for no more,
///   and the largest document that `apply` takes is 8 MiB;
/// - a statement of 64 KiB at most; the longest of ours is a tenth of that;
/// - no trigger runs, since we have none;
/// - no other file is attached, except the one that a backup is written to;
/// - no native code is loaded, and views call no function with effects;
/// - pages are checked when they are read;
/// - what is deleted is overwritten where its page is written anyway, so that a person's key does
///   not stay in the file for long after it was destroyed;
/// - no memory map: a disk error under one kills the process instead of failing the call.
///
/// Left at their defaults, since only our own constant statements could reach them: columns,
/// variables, arguments, compound selects and the depth of expressions.
public final class SqliteDoor {
  private static final int LONGEST_VALUE = 16 * 1024 * 1024;
  private static final int LONGEST_STATEMENT = 64 * 1024;

  private SqliteDoor() {}

  /// Opens a file only to read it.
  public static Connection readOnly(Path file) throws SQLException {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    return open(config, file.toString(), 0);
  }

  static Connection open(SQLiteConfig config, String address) throws SQLException {
    return open(config, address, 0);
  }

  /// One that may write a backup, which SQLite attaches for as long as it does.
  static Connection forBackup(SQLiteConfig config, String address) throws SQLException {
    return open(config, address, 1);
  }

  private static Connection open(SQLiteConfig config, String address, int attached)
      throws SQLException {
    config.enableLoadExtension(false);
    config.setPragma(Pragma.MMAP_SIZE, "0");
    config.setPragma(Pragma.LIMIT_LENGTH, Integer.toString(LONGEST_VALUE));
    config.setPragma(Pragma.LIMIT_SQL_LENGTH, Integer.toString(LONGEST_STATEMENT));
    config.setPragma(Pragma.LIMIT_TRIGGER_DEPTH, "0");
    config.setPragma(Pragma.LIMIT_ATTACHED, Integer.toString(attached));
    var connection = config.createConnection("jdbc:sqlite:" + address);
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA trusted_schema = OFF");
      statement.execute("PRAGMA cell_size_check = ON");
      statement.execute("PRAGMA secure_delete = FAST");
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }
}
