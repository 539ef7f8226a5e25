package dev.gatewright.store.grants;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.events.ProtocolEvent;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The applications that a person let in, over the tables of consents and grants. Safe for any
/// number of threads.
public final class ConnectionTable {
  /// Most grants that are looked at, the newest first: beyond them a person has other worries.
  private static final int MOST = 2_000;

  private static final Sql CONSENTS =
      Sql.of(
          """
          SELECT client_id, scope, granted_at FROM consent
          WHERE issuer = :issuer AND user_id = :subject ORDER BY client_id
          """);

  private static final Sql GRANTS =
      Sql.of(
          """
          SELECT rotated_at, id, client_id, user_id, session_id, session_bond, organization_id,
            auth_time, created_at, expires_at, document
          FROM authorization_grant AS g
          WHERE g.issuer = :issuer AND g.user_id = :subject AND g.revoked_at IS NULL
            AND g.expires_at > :now AND (g.idle_expires_at IS NULL OR g.idle_expires_at > :now)
            AND 'ALIVE' =
          """
              + Liveness.HELD_HERE.ofGrant()
              + " ORDER BY g.created_at DESC LIMIT :most");

  private static final Sql WITHDRAW =
      Sql.of(
          """
          DELETE FROM consent
          WHERE issuer = :issuer AND user_id = :subject AND client_id = :client
          """);

  private static final Sql REVOKE =
      Sql.of(
          """
          UPDATE authorization_grant SET revoked_at = :now, revoke_reason = 'revoked'
          WHERE issuer = :issuer AND user_id = :subject AND client_id = :client
            AND revoked_at IS NULL
          """);

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;

  public ConnectionTable(Database database, EventTable events) {
    this.events = events;
    this.writer = database.writer();
    this.readers = database.readers();
  }

  /// What the person lets in now, the last used first.
  public List<Connection> list(IssuerId issuer, SubjectId subject, Instant now) {
    return readers.read(connection -> {
      var consents =
          of(connection.on(CONSENTS), issuer, subject).all(ConnectionTable::consented).stream();
      var grants =
          of(connection.on(GRANTS), issuer, subject)
              .set("now", now)
              .set("most", MOST)
              .all(ConnectionTable::granted)
              .stream();
      var byClient = new LinkedHashMap<ClientId, Connection>();
      Stream.concat(consents, grants)
          .forEach(one -> byClient.merge(one.client(), one, Connection::and));
      return byClient.values().stream().sorted((a, b) -> b.usedAt().compareTo(a.usedAt())).toList();
    });
  }

  private static Connection consented(Row row) throws SQLException {
    var client = new ClientId(row.text());
    var scope = Scope.parse(row.text()).orElse(Scope.empty());
    var at = row.instant();
    return new Connection(client, scope, at, at, 0);
  }

  private static Connection granted(Row row) throws SQLException {
    var usedAt = row.instant();
    var grant = GrantTable.grant(row);
    return new Connection(grant.client(), grant.scope(), grant.createdAt(), usedAt, 1);
  }

  /// Takes back, in one unit, all that the person allowed this client, and ends what it got by it;
  /// false when there was nothing.
  public boolean end(IssuerId issuer, SubjectId subject, ClientId client, By by) {
    return writer.commit(connection -> {
      var withdrawn =
          of(connection.on(WITHDRAW), issuer, subject).set("client", client.value()).run();
      var revoked =
          of(connection.on(REVOKE), issuer, subject)
              .set("client", client.value())
              .set("now", by.at())
              .run();
      if (withdrawn > 0) {
        tell(connection, issuer, new ProtocolEvent.ConsentWithdrawn(subject, client), by);
      }
      if (revoked > 0) {
        var event = new ProtocolEvent.GrantsRevoked(subject, Optional.of(client), revoked);
        tell(connection, issuer, event, by);
      }
      return withdrawn + revoked > 0;
    });
  }

  private void tell(SqlConnection connection, IssuerId issuer, ProtocolEvent event, By by)
      throws SQLException {
    events.append(connection, issuer, event, by);
  }

  private static Query of(Query query, IssuerId issuer, SubjectId subject) throws SQLException {
    return query.set("issuer", issuer.value()).set("subject", subject.value());
  }
}
