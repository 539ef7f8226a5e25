package dev.gatewright.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Backup and restore")
final class SqliteBackupTest {
  private static final Sql PUT =
      Sql.of(
          """
          INSERT INTO used_value (issuer, kind, hash, expires_day)
          VALUES ('acme', 'test', :hash, 1)
          """);
  private static final Sql COUNT = Sql.of("SELECT count(*) FROM used_value");
  private static final Sql EPOCH = Sql.of("SELECT epoch FROM store_state");

  @TempDir private Path folder;
  private Path store;
  private Path backup;

  @BeforeEach
  void names() {
    store = folder.resolve("gatewright.db");
    backup = folder.resolve("backup.db");
  }

  @Test
  @DisplayName("A copy taken in use holds what was committed before it, and nothing after")
  void oneMoment() throws IOException {
    try (var database = open()) {
      put(database, 1);
      long bytes = SqliteBackup.write(store, backup);
      put(database, 2);

      assertThat(bytes).isEqualTo(Files.size(backup));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
          .isEqualTo("rw-------");
    }
    SqliteBackup.restore(backup, store, false);

    try (var database = open()) {
      assertThat(number(database, COUNT)).isOne();
    }
  }

  @Test
  @DisplayName(
      "A restore moves the epoch beyond that of both files, so the same backup never gives the same epoch twice")
  void epochRises() {
    try (var database = open()) {
      put(database, 1);
      SqliteBackup.write(store, backup);
    }

    assertThat(SqliteBackup.restore(backup, store, false).epoch()).isEqualTo(2);
    assertThat(SqliteBackup.restore(backup, store, false).epoch()).isEqualTo(3);
    assertThat(SqliteBackup.restore(backup, store, true).epoch()).isEqualTo(1);
    try (var database = open()) {
      assertThat(number(database, EPOCH)).isOne();
    }
  }

  @Test
  @DisplayName("A restore is refused while the store is open, and changes nothing then")
  void refusedInUse() {
    try (var database = open()) {
      SqliteBackup.write(store, backup);
      put(database, 1);

      assertThatThrownBy(() -> SqliteBackup.restore(backup, store, false))
          .isInstanceOf(StoreRefused.class);
      assertThat(number(database, COUNT)).isOne();
    }
    try (var database = open()) {
      assertThat(number(database, COUNT)).isOne();
    }
  }

  @Test
  @DisplayName("A restore keeps the store that was there and is refused for what is no whole store")
  void keepsTheOld() throws IOException {
    try (var database = open()) {
      put(database, 1);
    }
    Files.writeString(backup, "no database at all, only text that is long enough to be read");

    assertThatThrownBy(() -> SqliteBackup.restore(backup, store, false))
        .isInstanceOf(StoreRefused.class);
    try (var database = open()) {
      assertThat(number(database, COUNT)).isOne();
    }
    assertThatThrownBy(() -> SqliteBackup.restore(folder.resolve("none"), store, false))
        .isInstanceOf(StoreRefused.class);

    Files.delete(backup);
    SqliteBackup.write(store, backup);
    var before = SqliteBackup.restore(backup, store, false).before();
    assertThat(before).exists();
    try (var database =
        Database.openSqlite(
            before,
            1,
            cause -> {
              throw new AssertionError(cause);
            })) {
      assertThat(number(database, COUNT)).isOne();
    }
  }

  @Test
  @DisplayName("A backup never replaces a file")
  void noReplacing() throws IOException {
    Files.writeString(backup, "precious");
    try (var database = open()) {
      assertThat(database).isNotNull();
      assertThatThrownBy(() -> SqliteBackup.write(store, backup)).isInstanceOf(StoreRefused.class);
    }
    assertThat(backup).hasContent("precious");
  }

  private Database open() {
    return Database.openSqlite(
        store,
        1,
        cause -> {
          throw new AssertionError(cause);
        });
  }

  private static void put(Database database, int value) {
    database.writer().commit(c -> c.on(PUT).set("hash", new byte[] {(byte) value}).run());
  }

  private static long number(Database database, Sql sql) {
    return database.readers().read(c -> c.on(sql).first(Row::number)).orElseThrow();
  }
}
