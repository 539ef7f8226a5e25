package dev.gatewright.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteConfig;

@DisplayName("A database file is opened with what SQLite allows and we never need switched off")
final class SqliteDoorTest {
  @TempDir private Path folder;

  private Connection open() throws SQLException {
    return SqliteDoor.open(new SQLiteConfig(), file());
  }

  private String file() {
    return folder.resolve("a.db").toString();
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      return result.getInt(1);
    }
  }

  /// 2 is FAST for `secure_delete`.
  @ParameterizedTest
  @CsvSource({"trusted_schema, 0", "cell_size_check, 1", "secure_delete, 2", "mmap_size, 0"})
  @DisplayName("in the settings of each connection")
  void settings(String pragma, int value) throws SQLException {
    try (var connection = open()) {
      run(connection, "CREATE TABLE one (x)");

      assertThat(number(connection, "PRAGMA " + pragma)).isEqualTo(value);
    }
  }

  @Test
  @DisplayName("so no other file can be attached")
  void attaching() throws SQLException {
    try (var connection = open()) {
      var other = "ATTACH '" + folder.resolve("b.db") + "' AS other";

      assertThatThrownBy(() -> run(connection, other)).hasMessageContaining("too many attached");
    }
  }

  @Test
  @DisplayName("so no trigger runs that somebody else put into a file")
  void triggers() throws SQLException {
    try (var theirs = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      run(theirs, "CREATE TABLE one (x)");
      run(theirs, "CREATE TABLE trace (x)");
      run(theirs, "CREATE TRIGGER t AFTER INSERT ON one BEGIN INSERT INTO trace VALUES (1); END");
    }
    try (var connection = open()) {
      assertThatThrownBy(() -> run(connection, "INSERT INTO one VALUES (1)"))
          .hasMessageContaining("trigger");
      assertThat(number(connection, "SELECT count(*) FROM trace")).isZero();
    }
  }

  @Test
  @DisplayName("so neither a value nor a statement is longer than any of ours")
  void lengths() throws SQLException {
    try (var connection = open()) {
      assertThat(number(connection, "SELECT length(zeroblob(16777000))")).isEqualTo(16_777_000);
      assertThatThrownBy(() -> number(connection, "SELECT length(zeroblob(16777217))"))
          .hasMessageContaining("TOOBIG");
      assertThatThrownBy(() -> number(connection, "SELECT 1" + " ".repeat(64 * 1024)))
          .hasMessageContaining("TOOBIG");
    }
  }

  @Test
  @DisplayName("and so it is where a backup is written and looked at, which may attach its target")
  void backups() throws SQLException {
    try (var store = open()) {
      run(store, "CREATE TABLE one (x)");
    }
    var target = folder.resolve("backup.db");
    try (var connection = SqliteDoor.forBackup(new SQLiteConfig(), file())) {
      run(connection, "VACUUM INTO '" + target + "'");
    }
    try (var backup = SqliteDoor.readOnly(target)) {
      assertThat(number(backup, "PRAGMA trusted_schema")).isZero();
      assertThat(number(backup, "SELECT count(*) FROM one")).isZero();
      assertThatThrownBy(() -> run(backup, "INSERT INTO one VALUES (1)"))
          .isInstanceOf(SQLException.class);
    }
  }
}
