package dev.gatewright.store.admin;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.AdministrationEvent.Given;
import dev.gatewright.store.events.AdministrationEvent.ProgramGranted;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Clients of the issuer [EventTable#SERVER] that administer, in the table `client_mandate`. Safe
/// for any number of threads.
public final class ProgramTable {
  /// A mandate older than its client was that of another one of the same id; where an issuer was
  /// removed, nobody administers it.
  private static final String COUNTS =
      """
      EXISTS (
        SELECT 1 FROM client AS c
        WHERE c.issuer = 'system' AND c.id = m.client_id AND c.status = 'ACTIVE'
          AND c.created_at <= m.created_at)
      AND (m.issuer = '' OR EXISTS (SELECT 1 FROM issuer AS i WHERE i.id = m.issuer))
      """;

  private static final Sql OF_CLIENT =
      Sql.of(
          "SELECT m.issuer, m.role FROM client_mandate AS m WHERE m.client_id = :client AND "
              + COUNTS
              + " ORDER BY m.issuer");

  private static final Sql GRANT =
      Sql.of(
          """
          INSERT INTO client_mandate (client_id, issuer, role, created_at, created_by)
          SELECT :client, :issuer, :role, :now, :by
          WHERE EXISTS (
              SELECT 1 FROM client AS c WHERE c.issuer = 'system' AND c.id = :client)
            AND (:issuer = '' OR EXISTS (SELECT 1 FROM issuer AS i WHERE i.id = :issuer))
          ON CONFLICT (client_id, issuer) DO UPDATE SET
            role = excluded.role, created_at = excluded.created_at,
            created_by = excluded.created_by
          """);

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;

  public ProgramTable(Database database, EventTable events) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
  }

  /// All that the client administers; what counts everywhere comes first.
  public List<KeptProgram> of(ClientId client) {
    return readers.read(connection ->
        connection.on(OF_CLIENT).set("client", client.value()).all(ProgramTable::kept));
  }

  /// Gives the client a mandate, in place of the one that it has there; false where there is no
  /// such client or issuer.
  public boolean grant(ClientId client, Optional<IssuerId> issuer, String role, By by) {
    return writer.commit(connection -> {
      boolean granted =
          connection
                  .on(GRANT)
                  .set("client", client.value())
                  .set("issuer", Reach.of(issuer).issuerText())
                  .set("role", role)
                  .set("now", by.at())
                  .set("by", AdministratorTable.means(by))
                  .run()
              == 1;
      if (granted) {
        var event = new ProgramGranted(client, new Given(role, issuer, Optional.empty()));
        events.append(connection, EventTable.SERVER, event, by);
        if (issuer.isPresent()) {
          events.append(connection, issuer.get(), event, by);
        }
      }
      return granted;
    });
  }

  private static KeptProgram kept(Row row) throws SQLException {
    return new KeptProgram(Reach.kept(row.text(), ""), row.text());
  }
}
