package dev.gatewright.store.sql;

import dev.gatewright.protocol.ports.StoreUnavailable;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/// An open database: its one writer, its readers and the lock that keeps other processes off.
public final class Database implements AutoCloseable {
  private final Dialect dialect;
  private final Closeable lock;
  private final Writer writer;
  private final Readers readers;
  private final SqlConnection housekeeping;

  private Database(
      Dialect dialect, Closeable lock, Writer writer, Readers readers, SqlConnection housekeeping) {
    this.dialect = dialect;
    this.lock = lock;
    this.writer = writer;
    this.readers = readers;
    this.housekeeping = housekeeping;
  }

  /// Opens a SQLite file, making it and its folder where there is none, and migrates it. Throws
  /// [StoreRefused] when another process has it open or a newer program wrote it.
  public static Database openSqlite(Path file, int readers, FatalHandler fatal) {
    return openSqlite(file, readers, fatal, Migrations.SCRIPTS);
  }

  static Database openSqlite(Path file, int readers, FatalHandler fatal, List<String> scripts) {
    try {
      var absolute = file.toAbsolutePath().normalize();
      PrivateFiles.createFolderOf(absolute);
      var lock = StoreLock.take(absolute);
      try {
        PrivateFiles.createFile(absolute);
        if (!Files.isWritable(absolute)) {
          // SQLite would open it for reading alone, and say so at the first change.
          throw new AccessDeniedException(absolute.toString());
        }
        return open(new Sqlite(absolute), lock, readers, fatal, new Migrations(scripts));
      } catch (SQLException e) {
        lock.close();
        if (Sqlite.isDamage(e)) {
          throw Sqlite.damaged(file.toString());
        }
        throw e;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StoreRefused("%s cannot be opened: %s".formatted(file, FileFault.text(e)), e);
    } catch (SQLException e) {
      throw new StoreRefused("%s cannot be opened: %s".formatted(file, Sqlite.why(file, e)), e);
    }
  }

  /// Opens an empty database that lives in memory until it is closed. `name` tells it from the
  /// others of this process: no two that are open have the same.
  public static Database openInMemory(String name, int readers, FatalHandler fatal) {
    try {
      return open(
          Sqlite.inMemory(name), () -> {}, readers, fatal, new Migrations(Migrations.SCRIPTS));
    } catch (SQLException e) {
      throw new StoreRefused("no memory for a database: " + e.getMessage(), e);
    }
  }

  private static Database open(
      Dialect dialect, Closeable lock, int readers, FatalHandler fatal, Migrations migrations)
      throws SQLException {
    var writing = dialect.openWriter();
    try {
      migrations.run(writing.raw(), dialect);
      var housekeeping = dialect.openHousekeeper();
      var together = new Together();
      return new Database(
          dialect,
          lock,
          new Writer(writing, dialect, fatal, together),
          Readers.open(dialect, readers, together),
          housekeeping);
    } catch (SQLException | RuntimeException e) {
      writing.close();
      throw e;
    }
  }

  public Writer writer() {
    return writer;
  }

  public Readers readers() {
    return readers;
  }

  /// Runs a step whose reads and changes, through this database's own doors, are one transaction:
  /// the writer need not look up again what it has in its cache, and one commit is on disk for all.
  public <T> T together(Supplier<T> step) {
    return writer.together(step);
  }

  /// Moves committed changes into the main file while the writer goes on. Called now and then by
  /// one thread.
  public void checkpoint() {
    try {
      dialect.checkpoint(housekeeping.raw());
    } catch (SQLException e) {
      throw new StoreUnavailable(dialect.cure(e).orElse("the store could not checkpoint"), e);
    }
  }

  /// Waits for the units under way, then closes. What was acknowledged is on disk already.
  ///
  /// The writer goes last, so that it folds the log into the main file.
  @Override
  public void close() {
    try {
      housekeeping.close();
      readers.close();
      writer.close();
      lock.close();
    } catch (IOException | SQLException e) {
      throw new StoreUnavailable("the store did not close cleanly", e);
    }
  }
}
