package dev.gatewright.store.grants;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.events.ProtocolEvent;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Consents;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.time.Instant;

/// Consents in the table `consent`; they do not expire. Safe for any number of threads.
public final class ConsentTable implements Consents {
  private static final Sql FIND =
      Sql.of(
          """
          SELECT scope FROM consent
          WHERE issuer = :issuer AND user_id = :subject AND client_id = :client
          """);

  private static final Sql ALLOW =
      Sql.of(
          """
          INSERT INTO consent (issuer, user_id, client_id, scope, granted_at)
          VALUES (:issuer, :subject, :client, :scope, :now)
          ON CONFLICT (issuer, user_id, client_id) DO UPDATE SET
            scope = excluded.scope, granted_at = excluded.granted_at
          """);

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;

  public ConsentTable(Database database, EventTable events) {
    this.events = events;
    this.writer = database.writer();
    this.readers = database.readers();
  }

  @Override
  public Scope consented(IssuerId issuer, SubjectId subject, ClientId client) {
    return readers.read(connection -> consented(connection, issuer, subject, client));
  }

  @Override
  public void allow(IssuerId issuer, SubjectId subject, ClientId client, Scope scope, Instant now) {
    writer.commit(connection -> {
      var before = consented(connection, issuer, subject, client);
      var all = before.plus(scope);
      if (!all.equals(before)) {
        var event = new ProtocolEvent.ConsentGiven(subject, client, all);
        events.append(connection, issuer, event, By.subject(now));
      }
      return one(connection.on(ALLOW), issuer, subject, client)
          .set("scope", all.toString())
          .set("now", now)
          .run();
    });
  }

  private static Scope consented(
      SqlConnection connection, IssuerId issuer, SubjectId subject, ClientId client)
      throws SQLException {
    return one(connection.on(FIND), issuer, subject, client)
        .first(Row::text)
        .flatMap(Scope::parse)
        .orElse(Scope.empty());
  }

  private static Query one(Query query, IssuerId issuer, SubjectId subject, ClientId client)
      throws SQLException {
    return query
        .set("issuer", issuer.value())
        .set("subject", subject.value())
        .set("client", client.value());
  }
}
