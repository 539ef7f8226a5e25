package dev.gatewright.client.token;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The statements of one sessions table, in words that every SQL database shares. Times are
/// milliseconds since 1970.
///
/// @param name of the table, perhaps behind the name of its schema and a dot
record SessionTable(String name) {
  private static final Pattern NAME =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,62}\\.)?[A-Za-z_][A-Za-z0-9_]{0,49}");

  SessionTable {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the table's name is not one of plain letters, digits and underscores, perhaps behind a"
              + " schema and a dot: "
              + name);
    }
  }

  /// The table and its indexes, one statement each.
  List<String> definition() {
    var bare = name.substring(name.indexOf('.') + 1).toLowerCase(Locale.ROOT);
    return List.of(
        """
        CREATE TABLE %s (
          key_hash VARCHAR(64) NOT NULL PRIMARY KEY,
          version BIGINT NOT NULL,
          tokens TEXT NOT NULL,
          sub_hash VARCHAR(64),
          sid_hash VARCHAR(64),
          lease_holder VARCHAR(100),
          lease_until BIGINT,
          updated_at BIGINT NOT NULL
        )\
        """
            .formatted(name),
        "CREATE INDEX %s_sub ON %s (sub_hash)".formatted(bare, name),
        "CREATE INDEX %s_sid ON %s (sid_hash)".formatted(bare, name),
        "CREATE INDEX %s_updated ON %s (updated_at)".formatted(bare, name));
  }

  String probe() {
    return "SELECT version FROM %s WHERE key_hash = ''".formatted(name);
  }

  String load() {
    return "SELECT tokens, version FROM %s WHERE key_hash = ?".formatted(name);
  }

  String replace() {
    return """
    UPDATE %s SET version = version + 1, tokens = ?, sub_hash = ?, sid_hash = ?,
      lease_holder = NULL, lease_until = NULL, updated_at = ?
    WHERE key_hash = ?\
    """
        .formatted(name);
  }

  String insert() {
    return """
    INSERT INTO %s (tokens, sub_hash, sid_hash, updated_at, key_hash, version)
    VALUES (?, ?, ?, ?, ?, ?)\
    """
        .formatted(name);
  }

  /// The ID token of a refresh often names no `sid`: then the one of the login stays.
  String compareAndSet() {
    return """
    UPDATE %s SET version = version + 1, tokens = ?, sub_hash = COALESCE(?, sub_hash),
      sid_hash = COALESCE(?, sid_hash), updated_at = ?
    WHERE key_hash = ? AND version = ?\
    """
        .formatted(name);
  }

  /// One statement, so that one of many takers wins. A lease past the longest one is void.
  String acquireLease() {
    return """
    UPDATE %s SET lease_holder = ?, lease_until = ?
    WHERE key_hash = ? AND (lease_until IS NULL OR lease_until <= ? OR lease_until > ?)\
    """
        .formatted(name);
  }

  String releaseLease() {
    return """
    UPDATE %s SET lease_holder = NULL, lease_until = NULL
    WHERE key_hash = ? AND lease_holder = ?\
    """
        .formatted(name);
  }

  String remove() {
    return "DELETE FROM %s WHERE key_hash = ?".formatted(name);
  }

  String removePerson() {
    return "DELETE FROM %s WHERE sub_hash = ?".formatted(name);
  }

  String removeSession() {
    return "DELETE FROM %s WHERE sid_hash = ?".formatted(name);
  }

  String removeSessionOfPerson() {
    return "DELETE FROM %s WHERE sid_hash = ? AND sub_hash = ?".formatted(name);
  }

  String idle() {
    return "SELECT key_hash FROM %s WHERE updated_at < ?".formatted(name);
  }

  String removeIdle() {
    return "DELETE FROM %s WHERE key_hash = ? AND updated_at < ?".formatted(name);
  }
}
