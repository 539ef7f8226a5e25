package dev.gatewright.store.audit;

import dev.gatewright.store.sql.Row;
import java.sql.SQLException;
import java.util.Optional;

/// The row of an event as it is stored.
///
/// @param at milliseconds since 1970
/// @param details an object of texts, as JSON
/// @param sealed what is about the person, encrypted under the person's key
public record StoredEvent(
    String issuer,
    long seq,
    long at,
    String name,
    String actor,
    Optional<String> subject,
    Optional<String> organization,
    String details,
    Optional<byte[]> sealed) {
  /// The columns in the order in which they are read.
  static final String COLUMNS =
      "e.seq, e.at, e.name, e.actor, e.user_id, e.organization_id, e.details, e.sealed";

  static StoredEvent of(String issuer, Row row) throws SQLException {
    return new StoredEvent(
        issuer,
        row.number(),
        row.number(),
        row.text(),
        row.text(),
        row.optionalText(),
        row.optionalText(),
        row.text(),
        row.optionalBytes());
  }

  /// The same under another number.
  StoredEvent numbered(long other) {
    return new StoredEvent(issuer, other, at, name, actor, subject, organization, details, sealed);
  }
}
