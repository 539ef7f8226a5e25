package dev.gatewright.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.gatewright.protocol.ports.StoreUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

final class DatabaseTest {
  private static final FatalHandler NEVER =
      cause -> {
        throw new AssertionError("a commit failed", cause);
      };

  @TempDir private Path folder;

  @Test
  @DisplayName("An empty folder becomes a migrated database that opens again with what it held")
  void migratesFromEmptyAndReopens() {
    try (var database = open()) {
      assertThat(number(database, "PRAGMA user_version")).isEqualTo(Migrations.SCRIPTS.size());
      run(database, "UPDATE store_state SET epoch = 7");
    }
    try (var database = open()) {
      assertThat(number(database, "SELECT epoch FROM store_state")).isEqualTo(7);
    }
  }

  @Test
  @DisplayName(
      "A statement runs with what its caller set, never with what somebody set who had it before")
  void everythingIsSet() {
    var pair = Sql.of("SELECT :a + :b");
    try (var database = open()) {
      long sum =
          database
              .readers()
              .read(c -> c.on(pair).set("a", 1).set("b", 2).first(Row::number).orElseThrow());
      assertThat(sum).isEqualTo(3);
      assertThatThrownBy(
              () -> database.readers().read(c -> c.on(pair).set("b", 2).first(Row::number)))
          .hasMessageContaining("nobody set :a");
    }
  }

  @Test
  @DisplayName("A migration that fails leaves the database at the version before it")
  void failedMigrationIsUndone() throws Exception {
    var scripts = new ArrayList<>(Migrations.SCRIPTS);
    scripts.add("9999_broken_for_a_test.sql");

    assertThatThrownBy(() -> Database.openSqlite(file(), 1, NEVER, scripts))
        .isInstanceOf(StoreRefused.class);
    try (var database = open()) {
      assertThat(number(database, "PRAGMA user_version")).isEqualTo(Migrations.SCRIPTS.size());
      assertThat(number(database, "SELECT count(*) FROM sqlite_schema WHERE name = 'made_first'"))
          .isZero();
    }
  }

  @Test
  @DisplayName(
      "What stands in the way of a file is said in words, and not by the file's name alone")
  void sayWhy() throws Exception {
    Files.createDirectory(file());
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreRefused.class)
        .hasMessageContaining("it is no file");

    var denied = new SQLiteException("[SQLITE_CANTOPEN]", SQLiteErrorCode.SQLITE_CANTOPEN);
    assertThat(Sqlite.why(file(), denied)).startsWith("permission denied");
    var full = new SQLiteException("[SQLITE_FULL]", SQLiteErrorCode.SQLITE_FULL);
    assertThat(Sqlite.why(file(), full)).isEqualTo("no space is left on its disk");
  }

  @Test
  @DisplayName(
      "Whatever waits for a full disk names the disk and says what to do, since no log that tells of it need know SQLite")
  void fullDisk() {
    var full = new SQLiteException("[SQLITE_FULL]", SQLiteErrorCode.SQLITE_FULL);
    assertThat(new Sqlite(file()).cure(full))
        .hasValue("the disk of " + file() + " is full: make room, and it goes on by itself");
    assertThat(Sqlite.inMemory("full").cure(full)).isEmpty();
    var disk = new SQLiteException("[SQLITE_IOERR]", SQLiteErrorCode.SQLITE_IOERR_WRITE);
    assertThat(new Sqlite(file()).cure(disk)).as("on a disk with room").isEmpty();
  }

  @Test
  @DisplayName(
      "A file that may be read and not written is refused at once, not at the first change")
  void readOnlyRefused() throws Exception {
    open().close();
    assertThat(file().toFile().setWritable(false)).isTrue();
    assumeFalse(Files.isWritable(file()), "an account that may write everything");

    assertThatThrownBy(this::open)
        .isInstanceOf(StoreRefused.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  @DisplayName("A database of a newer program is refused and left alone")
  void newerSchemaRefused() throws Exception {
    open().close();
    outside("PRAGMA user_version = 99");

    assertThatThrownBy(this::open)
        .isInstanceOf(StoreRefused.class)
        .hasMessageContaining(
            "newer Gatewright (schema 99; this program knows up to %s)"
                .formatted(Migrations.SCRIPTS.size()));
  }

  @Test
  @DisplayName(
      "A database that another script of the same number made is refused and named as such")
  void otherScriptRefused() throws Exception {
    open().close();
    outside("UPDATE schema_script SET digest = 'of another build'");

    assertThatThrownBy(this::open)
        .isInstanceOf(StoreRefused.class)
        .hasMessageContaining("a build made before a release wrote it");

    outside("DROP TABLE schema_script");
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreRefused.class)
        .hasMessageContaining("a build made before a release wrote it");
  }

  @Test
  @DisplayName("Another program's database is refused and left alone")
  void foreignDatabaseRefused() throws Exception {
    outside("CREATE TABLE theirs (x)");

    assertThatThrownBy(this::open)
        .isInstanceOf(StoreRefused.class)
        .hasMessageContaining("database of another program");
  }

  @Test
  @DisplayName("A second open in one process is refused, and the first keeps its lock")
  void secondOpenInOneProcessRefused() throws Exception {
    try (var _ = open()) {
      assertThatThrownBy(this::open).isInstanceOf(StoreRefused.class);
      assertThat(openInAnotherProcess()).contains("in use by another process");
    }
    open().close();
  }

  @Test
  @DisplayName("A second process is refused with a message that names the first")
  void secondProcessRefused() throws Exception {
    try (var _ = open()) {
      assertThat(openInAnotherProcess())
          .contains("in use by another process (process " + ProcessHandle.current().pid() + ")");
    }
    assertThat(openInAnotherProcess()).contains("opened");
  }

  @Test
  @DisplayName("Folder and files are readable by their owner alone")
  void filesArePrivate() throws IOException {
    var data = folder.resolve("data");
    var nested = data.resolve("gatewright.db");
    try (var database = Database.openSqlite(nested, 1, NEVER)) {
      run(database, "UPDATE store_state SET epoch = 2");
      assertThat(permissions(data)).isEqualTo("rwx------");
      try (var files = Files.list(data)) {
        assertThat(files.toList())
            .hasSizeGreaterThanOrEqualTo(4)
            .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
      }
    }
  }

  @Test
  @DisplayName("The writer syncs every commit of a write-ahead log")
  void writerIsDurable() {
    try (var database = open()) {
      var synchronous =
          database.writer().commit(c -> c.on(Sql.of("PRAGMA synchronous")).first(Row::number));
      var journal =
          database.readers().read(c -> c.on(Sql.of("PRAGMA journal_mode")).first(Row::text));

      assertThat(synchronous).contains(2L);
      assertThat(journal).contains("wal");
    }
  }

  @Test
  @DisplayName("A reader cannot write")
  void readersCannotWrite() {
    try (var database = open()) {
      assertThatThrownBy(() ->
              database.readers().read(c -> c.on(Sql.of("UPDATE store_state SET epoch = 9")).run()))
          .isInstanceOf(RuntimeException.class);
      assertThat(number(database, "SELECT epoch FROM store_state")).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("A read that runs too long is stopped, and its connection works on")
  void endlessReadIsStopped() {
    try (var database = Database.openSqlite(file(), 1, NEVER)) {
      assertThatThrownBy(() ->
              number(
                  database,
                  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                      + " SELECT count(*) FROM n"))
          .isInstanceOf(StoreUnavailable.class);
      assertThat(number(database, "SELECT epoch FROM store_state")).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("A checkpoint empties the log while the writer goes on")
  void checkpointMovesTheLog() {
    try (var database = open()) {
      for (var i = 0; i < 50; i++) {
        run(database, "UPDATE store_state SET epoch = epoch + 1");
      }
      var log = Path.of(file() + "-wal").toFile();
      var before = log.length();
      database.checkpoint();
      run(database, "UPDATE store_state SET epoch = epoch + 1");

      assertThat(log.length()).isEqualTo(before);
      assertThat(number(database, "SELECT epoch FROM store_state")).isEqualTo(52);
    }
  }

  /// What another JVM says that tries to open the same file.
  private String openInAnotherProcess() throws Exception {
    var process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    SecondProcess.class.getName(),
                    file().toString()))
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    return said;
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void outside(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Database open() {
    return Database.openSqlite(file(), 2, NEVER);
  }

  private Path file() {
    return folder.resolve("test.db");
  }

  private static void run(Database database, String sql) {
    database.writer().commit(connection -> connection.on(Sql.of(sql)).run());
  }

  private static long number(Database database, String sql) {
    return database.readers().read(c -> c.on(Sql.of(sql)).first(Row::number)).orElseThrow();
  }
}
