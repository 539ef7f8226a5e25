package dev.gatewright.store.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Brings a database to the schema this program knows, one numbered script after the other.
///
/// Each script commits together with the version it reaches, so a crash between two leaves a
/// database that the next start carries on from. A database newer than the program is refused.
final class Migrations {
  /// The scripts in order; the first brings an empty database to version 1.
  static final List<String> SCRIPTS = List.of("0001_initial.sql");

  private static final String FOLDER = "/dev/gatewright/store/migrations/";

  private final List<String> scripts;

  Migrations(List<String> scripts) {
    this.scripts = List.copyOf(scripts);
  }

  void run(Connection connection, Dialect dialect) throws SQLException {
    var found = dialect.schemaVersion(connection);
    if (found > scripts.size()) {
      throw new StoreRefused(
          "%s was written by a newer Gatewright (schema %s; this program knows up to %s). Start the newer program, or restore a backup made before the upgrade"
              .formatted(dialect.name(), found, scripts.size()));
    }
    for (var version = found + 1; version <= scripts.size(); version++) {
      apply(connection, dialect, version);
    }
  }

  private void apply(Connection connection, Dialect dialect, int version) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      for (var sql : dialect.ddl(load(scripts.get(version - 1))).split(";\\s*\n", -1)) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
      dialect.setSchemaVersion(connection, version);
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static String load(String script) {
    try (var stream = Migrations.class.getResourceAsStream(FOLDER + script)) {
      if (stream == null) {
        throw new IllegalStateException("no migration " + script);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
