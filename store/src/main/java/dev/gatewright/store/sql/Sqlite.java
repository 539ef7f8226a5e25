package dev.gatewright.store.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/// SQLite 3.54 in write-ahead-log mode, in one file beside its `-wal` and `-shm`.
///
/// `synchronous=FULL` is what makes an acknowledged commit survive a power cut; NORMAL was measured
/// to lose them. Foreign keys stay off: liveness is tested inside each statement, never cascaded.
/// [SqliteDoor] says what else is off.
///
/// A database in memory has no such log: there a writer and readers exclude each other. SQLite
/// would have them poll for their turn, so a fair lock gives it to them.
public final class Sqlite implements Dialect {
  /// Marks the file as ours ("GtWr"), so that another program's database is not migrated by
  /// mistake.
  private static final int APPLICATION_ID = 0x47745772;

  private static final int PAGE_BYTES = 4096;
  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration READ_LIMIT = Duration.ofSeconds(2);
  private static final int WRITER_CACHE_KIB = 8 * 1024;
  private static final int READER_CACHE_KIB = 1024;

  /// The log is cut back to this after a checkpoint has emptied it.
  private static final int LOG_LIMIT_BYTES = 64 * 1024 * 1024;

  /// With less room, an error of the disk is most likely that it is full.
  private static final long LEAST_ROOM_BYTES = 1024 * 1024;

  private final String address;
  private final String name;
  private final Mode mode;

  public Sqlite(Path file) {
    this(file.toString(), file.toString(), new Mode.Logged());
  }

  private Sqlite(String address, String name, Mode mode) {
    this.address = address;
    this.name = name;
    this.mode = mode;
  }

  /// A database that is gone with its last connection. All that this dialect opens see the same
  /// one, and no file system is touched.
  static Sqlite inMemory(String name) {
    return new Sqlite(
        "file:/" + name + "?vfs=memdb",
        "the store in memory",
        new Mode.InMemory(new ReentrantReadWriteLock(true)));
  }

  /// How changes come to be kept, and what that asks of whoever reads meanwhile.
  private sealed interface Mode {
    record Logged() implements Mode {}

    record InMemory(ReadWriteLock turns) implements Mode {}
  }

  @Override
  public SqlConnection openWriter() throws SQLException {
    var config = new SQLiteConfig();
    switch (mode) {
      case Mode.Logged() -> {
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setJournalSizeLimit(LOG_LIMIT_BYTES);
        // Housekeeping checkpoints off the commit path; this is the net below it.
        config.setWalAutocheckpoint(LOG_LIMIT_BYTES / PAGE_BYTES);
      }
      case Mode.InMemory _ -> {
        config.setJournalMode(SQLiteConfig.JournalMode.MEMORY);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
      }
    }
    var connection = open(config, WRITER_CACHE_KIB);
    try {
      claim(connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
    return switch (mode) {
      case Mode.Logged() -> new SqlConnection(connection, () -> {});
      case Mode.InMemory(var turns) ->
          new SqlConnection(connection, turns.writeLock()::lock, turns.writeLock()::unlock);
    };
  }

  @Override
  public SqlConnection openReader() throws SQLException {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    var connection = open(config, READER_CACHE_KIB);
    var deadline = ReadDeadline.on(connection, READ_LIMIT);
    return switch (mode) {
      case Mode.Logged() -> new SqlConnection(connection, deadline::restart);
      case Mode.InMemory(var turns) ->
          new SqlConnection(
              connection,
              () -> {
                turns.readLock().lock();
                deadline.restart();
              },
              turns.readLock()::unlock);
    };
  }

  @Override
  public SqlConnection openHousekeeper() throws SQLException {
    var config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setJournalSizeLimit(LOG_LIMIT_BYTES);
    return new SqlConnection(open(config, READER_CACHE_KIB), () -> {});
  }

  private Connection open(SQLiteConfig config, int cacheKib) throws SQLException {
    config.setBusyTimeout((int) BUSY_TIMEOUT.toMillis());
    config.enforceForeignKeys(false);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setCacheSize(-cacheKib);
    // Otherwise the driver looks up the last row id after each statement.
    config.setGetGeneratedKeys(false);
    return SqliteDoor.open(config, address);
  }

  private void claim(Connection connection) throws SQLException {
    var found = pragma(connection, "PRAGMA application_id");
    if (found == APPLICATION_ID) {
      return;
    }
    if (found != 0 || pragma(connection, "SELECT count(*) FROM sqlite_schema") != 0) {
      throw new StoreRefused(name + " is a database of another program; name another file");
    }
    execute(connection, "PRAGMA application_id = " + APPLICATION_ID);
  }

  @Override
  public int schemaVersion(Connection connection) throws SQLException {
    return pragma(connection, "PRAGMA user_version");
  }

  @Override
  public void setSchemaVersion(Connection connection, int version) throws SQLException {
    execute(connection, "PRAGMA user_version = " + version);
  }

  @Override
  public String ddl(String script) {
    return script;
  }

  @Override
  public Fault fault(SQLException error) {
    return switch (primaryCode(error)) {
      case SQLITE_FULL,
          SQLITE_IOERR,
          SQLITE_NOMEM,
          SQLITE_BUSY,
          SQLITE_LOCKED,
          SQLITE_PROTOCOL,
          SQLITE_INTERRUPT,
          SQLITE_CANTOPEN,
          SQLITE_READONLY,
          SQLITE_CORRUPT,
          SQLITE_NOTADB ->
          Fault.TRANSACTION;
      default -> Fault.STATEMENT;
    };
  }

  /// A full disk shows while frames are appended to the log, before the one that would have made
  /// them a commit. Any other error may have come after it.
  @Override
  public boolean undoneAtCommit(SQLException error) {
    return primaryCode(error) == SQLiteErrorCode.SQLITE_FULL;
  }

  @Override
  public Optional<String> cure(SQLException error) {
    if (isDamage(error)) {
      return Optional.ofNullable(damaged(name).getMessage());
    }
    return switch (mode) {
      case Mode.Logged() when isFull(Path.of(address), error) ->
          Optional.of("the disk of " + name + " is full: make room, and it goes on by itself");
      case Mode.Logged(), Mode.InMemory _ -> Optional.empty();
    };
  }

  /// Where SQLite cannot make its shared memory grow, it speaks of the disk alone.
  private static boolean isFull(Path file, SQLException error) {
    return switch (primaryCode(error)) {
      case SQLITE_FULL -> true;
      case SQLITE_IOERR -> !hasRoom(file);
      default -> false;
    };
  }

  static boolean isDamage(SQLException error) {
    return switch (primaryCode(error)) {
      case SQLITE_CORRUPT, SQLITE_NOTADB -> true;
      default -> false;
    };
  }

  /// Why a file cannot be used, in words: SQLite tells an operator neither of a missing permission
  /// nor always of a full disk.
  static String why(Path file, SQLException error) {
    if (isFull(file, error)) {
      return "no space is left on its disk";
    }
    return switch (primaryCode(error)) {
      case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY, SQLITE_AUTH ->
          "permission denied: the server's account must be able to write the file, what lies beside it"
              + " under its name, and its folder";
      default -> String.valueOf(error.getMessage());
    };
  }

  private static boolean hasRoom(Path file) {
    var folder = file.toAbsolutePath().getParent();
    try {
      return folder == null || Files.getFileStore(folder).getUsableSpace() >= LEAST_ROOM_BYTES;
    } catch (IOException _) {
      return true;
    }
  }

  static StoreRefused damaged(String name) {
    return new StoreRefused(
        name
            + " is damaged. Stop the server and put back a backup with `gatewright restore FILE`;"
            + " the damaged store is kept beside it");
  }

  private static SQLiteErrorCode primaryCode(SQLException error) {
    return error instanceof SQLiteException ours
        ? SQLiteErrorCode.getErrorCode(ours.getResultCode().code & 0xff)
        : SQLiteErrorCode.SQLITE_ERROR;
  }

  @Override
  public void checkpoint(Connection connection) throws SQLException {
    switch (mode) {
      case Mode.Logged() -> execute(connection, "PRAGMA wal_checkpoint(PASSIVE)");
      case Mode.InMemory _ -> {}
    }
  }

  @Override
  public String name() {
    return name;
  }

  private static int pragma(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.getInt(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
