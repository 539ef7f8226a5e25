package dev.gatewright.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Backup and restore")
final class SqliteBackupTest {
  private static final Sql PUT =
      Sql.of(
          """
          INSERT INTO used_value (issuer, kind, hash, expires_hour)
          VALUES ('acme', 'test', :hash, 1)
          """);
  private static final Sql COUNT = Sql.of("SELECT count(*) FROM used_value");
  private static final List<Sql> MAILED =
      List.of(
          Sql.of(
              """
              INSERT INTO mailed_link (issuer, id, purpose, holder, secret_hash, created_at,
                expires_at, document)
              VALUES ('acme', 'l', 'RESET_PASSWORD', 'ada', x'01', 5000, 900000, x'01')
              """),
          Sql.of(
              """
              INSERT INTO mail_request (issuer, id, created_at, expires_at, document)
              VALUES ('acme', 'r', 5000, 900000, x'01')
              """),
          Sql.of(
              """
              INSERT INTO outbox (issuer, id, kind, recipient, share, created_at, deadline, due_at,
                tries, outcome, document)
              VALUES ('acme', 'm', 'reset_password', x'01', 'RESET', 5000, 900000, 5000, 0,
                'WAITING', x'01')
              """),
          Sql.of(
              """
              INSERT INTO invitation (issuer, id, organization_id, email, email_as_typed, scopes,
                secret_hash, mails, created_at, expires_at)
              VALUES ('acme', 'i', 'org_acme', 'ada@acme.test', 'ada@acme.test', '[]', x'01', 1,
                5000, 900000)
              """));
  private static final Sql STILL_GOOD =
      Sql.of(
          """
          SELECT (SELECT count(*) FROM mailed_link WHERE spent_at IS NULL)
            + (SELECT count(*) FROM mail_request)
            + (SELECT count(*) FROM outbox WHERE outcome = 'WAITING' AND due_at IS NOT NULL)
            + (SELECT count(*) FROM invitation WHERE secret_hash = x'01')
          """);
  private static final Sql EPOCH = Sql.of("SELECT epoch FROM store_state");

  @TempDir private Path folder;
  private Path store;
  private Path backup;

  private static final SqliteBackup.Restore ENDING =
      new SqliteBackup.Restore(false, Instant.ofEpochMilli(5_999), copy -> {});
  private static final SqliteBackup.Restore KEEPING =
      new SqliteBackup.Restore(true, Instant.ofEpochMilli(5_999), copy -> {});

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
    SqliteBackup.restore(backup, store, ENDING);

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

    assertThat(SqliteBackup.restore(backup, store, ENDING).epoch()).isEqualTo(2);
    assertThat(SqliteBackup.restore(backup, store, ENDING).epoch()).isEqualTo(3);
    assertThat(SqliteBackup.restore(backup, store, KEEPING).epoch()).isEqualTo(1);
    try (var database = open()) {
      assertThat(number(database, EPOCH)).isOne();
    }
  }

  @Test
  @DisplayName(
      "A restore ends links and codes that were mailed before it, and mails nothing a second time;"
          + " one that keeps sessions keeps them")
  void endsWhatWasMailed() {
    try (var database = open()) {
      for (var insert : MAILED) {
        database.writer().commit(c -> c.on(insert).run());
      }
      SqliteBackup.write(store, backup);
    }
    SqliteBackup.restore(backup, store, KEEPING);
    try (var database = open()) {
      assertThat(number(database, STILL_GOOD)).isEqualTo(4);
    }
    SqliteBackup.restore(backup, store, ENDING);
    try (var database = open()) {
      assertThat(number(database, STILL_GOOD)).isZero();
    }
  }

  @Test
  @DisplayName("A restore is refused while the store is open, and changes nothing then")
  void refusedInUse() {
    try (var database = open()) {
      SqliteBackup.write(store, backup);
      put(database, 1);

      assertThatThrownBy(() -> SqliteBackup.restore(backup, store, ENDING))
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

    assertThatThrownBy(() -> SqliteBackup.restore(backup, store, ENDING))
        .isInstanceOf(StoreRefused.class);
    try (var database = open()) {
      assertThat(number(database, COUNT)).isOne();
    }
    assertThatThrownBy(() -> SqliteBackup.restore(folder.resolve("none"), store, ENDING))
        .isInstanceOf(StoreRefused.class);

    Files.delete(backup);
    SqliteBackup.write(store, backup);
    var before = SqliteBackup.restore(backup, store, ENDING).before();
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
  @DisplayName("A second restore keeps what the first set aside: the store before both is not lost")
  void secondRestore() {
    try (var database = open()) {
      SqliteBackup.write(store, backup);
      put(database, 1);
    }

    var first = SqliteBackup.restore(backup, store, ENDING).before();
    var second = SqliteBackup.restore(backup, store, ENDING).before();

    assertThat(second).isNotEqualTo(first);
    for (var each : List.of(first, second)) {
      try (var database =
          Database.openSqlite(
              each,
              1,
              cause -> {
                throw new AssertionError(cause);
              })) {
        assertThat(number(database, COUNT)).isEqualTo(each.equals(first) ? 1 : 0);
      }
    }
  }

  @Test
  @DisplayName("Says why a copy cannot be written, and not its name alone")
  void sayWhy() {
    open().close();

    assertThatThrownBy(() -> SqliteBackup.write(store, folder.resolve("none/b.db")))
        .isInstanceOf(StoreRefused.class)
        .hasMessageContaining("there is no file");
  }

  @Test
  @DisplayName("What a restore puts there and sets aside is readable by its owner alone")
  void restoredFilesArePrivate() throws IOException {
    try (var database = open()) {
      put(database, 1);
      SqliteBackup.write(store, backup);
    }
    Files.setPosixFilePermissions(backup, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-r--r--"));

    var before = SqliteBackup.restore(backup, store, ENDING).before();

    try (var database = open()) {
      put(database, 2);
      for (var file : List.of(store, before, side("-wal"), side("-shm"))) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  private Path side(String suffix) {
    return Path.of(store + suffix);
  }

  @Test
  @DisplayName("A restore over a store that cannot be read comes to an epoch that one never had")
  void epochBeyondTheUnreadable() throws IOException {
    try (var database = open()) {
      put(database, 1);
      SqliteBackup.write(store, backup);
    }
    Files.writeString(store, "no database at all, only text that is long enough to be read");

    assertThatThrownBy(this::open)
        .isInstanceOf(StoreRefused.class)
        .hasMessageContaining("is damaged")
        .hasMessageContaining("gatewright restore");
    assertThat(SqliteBackup.restore(backup, store, ENDING).epoch()).isGreaterThan(1_000_000);
    try (var database = open()) {
      assertThat(number(database, COUNT)).isOne();
      assertThat(number(database, Sql.of("SELECT epoch_began_at FROM store_state")))
          .isEqualTo(5_000);
    }
  }

  @Test
  @DisplayName("A copy that is refused changes nothing and leaves nothing behind")
  void proofComesFirst() throws IOException {
    try (var database = open()) {
      SqliteBackup.write(store, backup);
      put(database, 1);
    }
    var refusing =
        new SqliteBackup.Restore(
            false,
            Instant.EPOCH,
            copy -> {
              throw new StoreRefused("another master key");
            });

    assertThatThrownBy(() -> SqliteBackup.restore(backup, store, refusing))
        .hasMessage("another master key");
    assertThat(folder).isDirectoryNotContaining("glob:**.incoming");
    try (var database = open()) {
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
