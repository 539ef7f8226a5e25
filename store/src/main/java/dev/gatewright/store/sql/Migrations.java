package dev.gatewright.store.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// Brings a database to the schema this program knows, one numbered script after the other.
///
/// Each script commits together with the version it reaches, so a crash between two leaves a
/// database that the next start carries on from. A database newer than the program is refused, and
/// so is one that other scripts of the same numbers made: a digest of each is kept beside it.
final class Migrations {
  /// The scripts in order; the first brings an empty database to version 1.
  static final List<String> SCRIPTS =
      List.of(
          "0001_initial.sql",
          "0002_administration.sql",
          "0003_console.sql",
          "0004_client_secrets.sql",
          "0005_idempotency.sql",
          "0006_audit.sql",
          "0007_statistics.sql",
          "0008_history.sql",
          "0009_senders.sql",
          "0010_call_secrets.sql",
          "0011_impersonation.sql",
          "0012_mandates.sql",
          "0013_tidy.sql",
          "0014_unshown.sql",
          "0015_restorations.sql",
          "0016_invitation_makers.sql");

  private static final String KEEP_DIGESTS =
      "CREATE TABLE IF NOT EXISTS schema_script (version INTEGER PRIMARY KEY, digest TEXT NOT NULL)";

  private static final Pattern COMMENTS_AND_SPACE = Pattern.compile("--[^\n]*|\\s+");

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
    try (var statement = connection.createStatement()) {
      statement.execute(KEEP_DIGESTS);
    }
    for (var version = 1; version <= found; version++) {
      requireSame(connection, dialect, version);
    }
    for (var version = found + 1; version <= scripts.size(); version++) {
      apply(connection, dialect, version);
    }
  }

  private void requireSame(Connection connection, Dialect dialect, int version)
      throws SQLException {
    try (var query =
        connection.prepareStatement("SELECT digest FROM schema_script WHERE version = ?")) {
      query.setInt(1, version);
      try (var rows = query.executeQuery()) {
        if (!rows.next() || !rows.getString(1).equals(digest(load(scripts.get(version - 1))))) {
          throw new StoreRefused(
              "%s has other tables than this program knows: a build made before a release wrote it. Start that build again, or begin with a new data folder"
                  .formatted(dialect.name()));
        }
      }
    }
  }

  private void apply(Connection connection, Dialect dialect, int version) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      var script = load(scripts.get(version - 1));
      for (var sql : dialect.ddl(script).split(";\\s*\n", -1)) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
      keepDigest(connection, version, script);
      dialect.setSchemaVersion(connection, version);
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static void keepDigest(Connection connection, int version, String script)
      throws SQLException {
    try (var insert =
        connection.prepareStatement("INSERT INTO schema_script (version, digest) VALUES (?, ?)")) {
      insert.setInt(1, version);
      insert.setString(2, digest(script));
      insert.executeUpdate();
    }
  }

  /// What a script does, whatever its comments say and however it is laid out.
  private static String digest(String script) {
    var words = COMMENTS_AND_SPACE.matcher(script).replaceAll(" ");
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(words.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
    }
  }

  private static String load(String script) {
    try (var stream = Migrations.class.getResourceAsStream(FOLDER + script)) {
      if (stream == null) {
        throw new IllegalStateException("no migration " + script);
      }
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
