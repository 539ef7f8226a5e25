package dev.gatewright.store.audit;

import dev.gatewright.store.sql.Json;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;

/// The table `audit`: one row an event, numbered by issuer.
public final class AuditTable {
  private static final Sql APPEND =
      Sql.of(
          """
          INSERT INTO audit (issuer, seq, at, event)
          SELECT :issuer, coalesce(max(seq), 0) + 1, :at, :event FROM audit WHERE issuer = :issuer
          """);

  private static final Sql AFTER =
      Sql.of(
          """
          SELECT at, event FROM audit
          WHERE issuer = :issuer AND seq > :after ORDER BY seq LIMIT :limit
          """);

  private static final String NAME = "event";

  private final Readers readers;

  public AuditTable(Readers readers) {
    this.readers = readers;
  }

  /// Writes an event as part of the unit that caused it.
  public void append(SqlConnection connection, AuditEvent event) throws SQLException {
    var document = new LinkedHashMap<String, String>();
    document.put(NAME, event.name());
    document.putAll(event.details());
    connection
        .on(APPEND)
        .set("issuer", event.issuer())
        .set("at", event.at())
        .set("event", Json.write(document))
        .run();
  }

  /// At most `limit` events of an issuer in order, beginning after the one numbered `after`.
  public List<AuditEvent> list(String issuer, long after, int limit) {
    return readers.read(connection ->
        connection
            .on(AFTER)
            .set("issuer", issuer)
            .set("after", after)
            .set("limit", limit)
            .all(row -> event(issuer, row)));
  }

  private AuditEvent event(String issuer, Row row) throws SQLException {
    var at = row.instant();
    var details = Json.details(row.text());
    var name = details.remove(NAME);
    return new AuditEvent(issuer, at, name == null ? "" : name, details);
  }
}
