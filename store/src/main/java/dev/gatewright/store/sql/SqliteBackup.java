package dev.gatewright.store.sql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.sqlite.SQLiteConfig;

/// Copies of a SQLite store: taken while the server writes on, put back while none runs.
///
/// A copy is one file, consistent as of one moment, without free pages. It holds no usable token;
/// what is sealed in it needs the master key, which is not part of it.
public final class SqliteBackup {
  private static final long UNREADABLE_EPOCH = 1_000_000;

  /// What SQLite keeps beside a database.
  private static final List<String> LOGS = List.of("-wal", "-shm");

  private SqliteBackup() {}

  /// Writes a copy of `store` to `target`, which must not exist, and answers its size in bytes.
  /// When it returns, the copy is on disk.
  ///
  /// It reads in one transaction, so the log grows meanwhile by what is written and is folded in
  /// after it. Throws [StoreRefused] when the copy cannot be made.
  public static long write(Path store, Path target) {
    var partial = Path.of(target.toAbsolutePath() + ".partial");
    try {
      if (Files.exists(target)) {
        throw new StoreRefused("%s exists already; name another file".formatted(target));
      }
      Files.deleteIfExists(partial);
      // Made by us, so that nobody else can read it; SQLite takes an empty file for its target.
      PrivateFiles.createFile(partial);
      try (var connection = open(store, true);
          var statement = connection.prepareStatement("VACUUM INTO ?")) {
        statement.setString(1, partial.toString());
        statement.execute();
      }
      sync(partial);
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      syncFolderOf(target);
      return Files.size(target);
    } catch (IOException | SQLException e) {
      deleteQuietly(partial, e);
      throw new StoreRefused("%s cannot be written: %s".formatted(target, why(partial, e)), e);
    }
  }

  /// What was put back: the epoch the store is in now, and where the store that was there went.
  public record Restored(long epoch, Path before) {}

  /// How a copy is put back. `proof` looks at the copy before anything is changed and throws
  /// [StoreRefused] when it is not to be used, such as for want of its master key.
  public record Restore(boolean keepSessions, Instant now, Consumer<Path> proof) {}

  /// Puts the copy `backup` in the place of `store`, which is kept beside it as `<store>.before`,
  /// or with a number behind that where an earlier restore left one: a second restore, made because
  /// the first took the wrong copy, must not cost the store that was there before both.
  ///
  /// Unless sessions are to be kept, the epoch becomes higher than any that either file was ever
  /// in, which ends every code, token and cookie handed out so far. Throws [StoreRefused] when a
  /// server has the store open or the copy is not whole.
  public static Restored restore(Path backup, Path store, Restore how) {
    var file = store.toAbsolutePath().normalize();
    var incoming = Path.of(file + ".incoming");
    if (!Files.isRegularFile(backup)) {
      throw new StoreRefused("there is no backup %s to restore".formatted(backup));
    }
    try {
      PrivateFiles.createFolderOf(file);
      try (var _ = StoreLock.take(file)) {
        Files.deleteIfExists(incoming);
        PrivateFiles.createFile(incoming);
        // Into the file that is there: a copy would take the permissions of the backup.
        try (var out = Files.newOutputStream(incoming, StandardOpenOption.WRITE)) {
          Files.copy(backup, out);
        }
        checkBackup(backup, incoming);
        how.proof().accept(incoming);
        var epoch = prepare(incoming, how, former(file));
        sync(incoming);
        var before = setAside(file);
        Files.move(incoming, file, StandardCopyOption.ATOMIC_MOVE);
        syncFolderOf(file);
        return new Restored(epoch, before);
      } catch (StoreRefused e) {
        deleteQuietly(incoming, e);
        throw e;
      }
    } catch (IOException | SQLException e) {
      deleteQuietly(incoming, e);
      throw new StoreRefused("%s cannot be restored: %s".formatted(backup, why(file, e)), e);
    }
  }

  private static String why(Path file, Exception fault) {
    return switch (fault) {
      case IOException io -> FileFault.text(io);
      case SQLException sql -> Sqlite.why(file, sql);
      default -> String.valueOf(fault.getMessage());
    };
  }

  private static void checkBackup(Path backup, Path copy) {
    try {
      checkWhole(copy);
    } catch (StoreRefused e) {
      throw new StoreRefused(
          "the backup %s is damaged, or no backup at all; take another one".formatted(backup), e);
    }
  }

  /// Whether all of the file is a store, for whoever wants to know before it is needed. Throws
  /// [StoreRefused] with what is wrong and what to do.
  public static void checkWhole(Path file) {
    try (var connection = open(file, true);
        var statement = connection.createStatement();
        var check = statement.executeQuery("PRAGMA quick_check(1)")) {
      if (!check.next() || !check.getString(1).equals("ok")) {
        throw Sqlite.damaged(file.toString());
      }
    } catch (SQLException e) {
      throw Sqlite.isDamage(e)
          ? Sqlite.damaged(file.toString())
          : new StoreRefused("%s cannot be read: %s".formatted(file, Sqlite.why(file, e)), e);
    }
  }

  /// What was mailed before the backup and used after it is not known to be used, and what waited
  /// to be mailed then was mailed since: neither counts any more.
  private static final List<String> END_WHAT_WAS_MAILED =
      List.of(
          "UPDATE mailed_link SET spent_at = ?1, document = NULL WHERE spent_at IS NULL AND created_at <= ?1",
          "UPDATE invitation SET secret_hash = randomblob(32) WHERE created_at <= ?1",
          "DELETE FROM mail_request WHERE created_at <= ?1",
          "UPDATE outbox SET outcome = 'GIVEN_UP', reason = 'restored', due_at = NULL, lease = NULL,"
              + " document = NULL, keep_until = deadline WHERE outcome = 'WAITING' AND created_at <= ?1",
          "UPDATE text_outbox SET outcome = 'GIVEN_UP', reason = 'restored', due_at = NULL,"
              + " lease = NULL, document = NULL, keep_until = deadline"
              + " WHERE outcome = 'WAITING' AND created_at <= ?1");

  private record Former(long epoch, long restored) {}

  /// Raises the epoch of the copy beyond that of the store before it and ends what was mailed,
  /// unless sessions are kept.
  private static long prepare(Path incoming, Restore how, Former former) throws SQLException {
    try (var connection = open(incoming, false)) {
      new Migrations(Migrations.SCRIPTS).run(connection, new Sqlite(incoming));
      note(connection, Math.max(how.now().getEpochSecond(), former.restored() + 1));
      if (!how.keepSessions()) {
        try (var raise =
            connection.prepareStatement(
                "UPDATE store_state SET epoch = max(epoch, ?) + 1, epoch_began_at = ?")) {
          raise.setLong(1, former.epoch());
          raise.setLong(2, how.now().truncatedTo(ChronoUnit.SECONDS).toEpochMilli());
          raise.executeUpdate();
        }
        for (var text : END_WHAT_WAS_MAILED) {
          try (var end = connection.prepareStatement(text)) {
            end.setLong(1, how.now().toEpochMilli());
            end.executeUpdate();
          }
        }
      }
      try (var statement = connection.createStatement();
          var epoch = statement.executeQuery("SELECT epoch FROM store_state")) {
        return epoch.next() ? epoch.getLong(1) : 0;
      }
    }
  }

  /// Which numbers of events the backup had, by which those that are given from now on are told
  /// from those that were given after it.
  private static void note(Connection connection, long now) throws SQLException {
    try (var add =
            connection.prepareStatement(
                "INSERT INTO restoration (at) SELECT max(?, coalesce(max(at), 0) + 1) FROM restoration");
        var keep =
            connection.prepareStatement(
                """
                INSERT INTO restored_head (issuer, at, last)
                SELECT issuer, (SELECT max(at) FROM restoration), last FROM event_head
                """)) {
      add.setLong(1, now);
      add.executeUpdate();
      keep.executeUpdate();
    }
  }

  /// What the store to be replaced came to. Where its epoch cannot be read, which is often why a
  /// backup is put back, one that it cannot have come to: nobody restores so often.
  private static Former former(Path store) {
    if (!Files.exists(store)) {
      return new Former(1, 0);
    }
    try (var connection = open(store, false);
        var statement = connection.createStatement()) {
      long epoch = number(statement, "SELECT epoch FROM store_state");
      long noted =
          number(statement, "SELECT count(*) FROM sqlite_master WHERE name = 'restoration'");
      long restored =
          noted == 0 ? 0 : number(statement, "SELECT coalesce(max(at), 0) FROM restoration");
      return new Former(epoch, restored);
    } catch (SQLException _) {
      return new Former(UNREADABLE_EPOCH, 0);
    }
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (var found = statement.executeQuery(query)) {
      if (!found.next()) {
        throw new SQLException("nothing is found by " + query);
      }
      return found.getLong(1);
    }
  }

  /// Gives the store another name without leaving a moment in which its own name is free, at which
  /// a server that starts would begin an empty one. Its log goes first: a log left beside another
  /// file would be folded into that.
  private static Path setAside(Path store) throws IOException {
    var before = unused(store + ".before");
    for (var suffix : LOGS) {
      var log = Path.of(store + suffix);
      if (Files.exists(log)) {
        Files.move(log, Path.of(before + suffix), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    if (Files.exists(store)) {
      try {
        Files.createLink(before, store);
      } catch (UnsupportedOperationException _) {
        PrivateFiles.createFile(before);
        try (var out = Files.newOutputStream(before, StandardOpenOption.WRITE)) {
          Files.copy(store, out);
        }
      }
      PrivateFiles.close(before);
    }
    return before;
  }

  private static Path unused(String name) {
    var candidate = Path.of(name);
    for (var number = 2; isTaken(candidate); number++) {
      candidate = Path.of(name + "-" + number);
    }
    return candidate;
  }

  private static boolean isTaken(Path name) {
    return Files.exists(name) || LOGS.stream().anyMatch(log -> Files.exists(Path.of(name + log)));
  }

  private static Connection open(Path file, boolean readOnly) throws SQLException {
    var config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.setBusyTimeout(2_000);
    return SqliteDoor.forBackup(config, file.toString());
  }

  private static void sync(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void syncFolderOf(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder != null && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void deleteQuietly(Path file, Exception cause) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
