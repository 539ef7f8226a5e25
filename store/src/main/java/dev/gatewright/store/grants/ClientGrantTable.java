package dev.gatewright.store.grants;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.events.ProtocolEvent;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.store.events.AdministrationEvent;
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
import java.util.List;

/// What one client was given, for whoever looks after that client. Safe for any number of threads.
public final class ClientGrantTable {
  /// How many are counted: nobody pages further.
  public static final int MOST = 100_000;

  /// How many end in one unit, between those of requests.
  private static final int STEP = 1_000;

  private static final String NOT_ENDED =
      """
      WHERE g.issuer = :issuer AND g.client_id = :client AND g.revoked_at IS NULL
        AND g.expires_at > :now
      """;

  private static final Sql LIST =
      Sql.of(
          """
          SELECT (g.idle_expires_at IS NULL OR g.idle_expires_at > :now) AND 'ALIVE' = $LIVENESS,
            id, client_id, user_id, session_id, session_bond, organization_id, auth_time,
            created_at, expires_at, document
          FROM authorization_grant AS g
          $NOT_ENDED
          ORDER BY g.created_at DESC, g.id LIMIT :limit OFFSET :offset
          """
              .replace("$LIVENESS", Liveness.HELD_HERE.ofGrant())
              .replace("$NOT_ENDED", NOT_ENDED));

  private static final Sql COUNT =
      Sql.of(
          "SELECT COUNT(*) FROM (SELECT 1 FROM authorization_grant AS g $NOT_ENDED LIMIT :limit)"
              .replace("$NOT_ENDED", NOT_ENDED));

  private static final Sql IS_OF_ROLE =
      Sql.of(
          """
          SELECT 1 FROM authorization_grant AS g
          WHERE g.issuer = :issuer AND g.id = :id AND g.client_id = :client
            AND g.user_id = :subject AND g.revoked_at IS NULL AND g.expires_at > :now
            AND (g.idle_expires_at IS NULL OR g.idle_expires_at > :now)
            AND EXISTS (
              SELECT 1 FROM user_account AS p
              WHERE p.issuer = g.issuer AND p.id = g.user_id AND p.status = 'ACTIVE'
                AND p.role = :role)
            AND 'ALIVE' =
          """
              + Liveness.HELD_HERE.ofGrant());

  private static final Sql REVOKE =
      Sql.of(
          """
          UPDATE authorization_grant SET revoked_at = :now, revoke_reason = 'revoked'
          WHERE issuer = :issuer AND id = :id AND client_id = :client AND revoked_at IS NULL
            AND expires_at > :now
          RETURNING user_id
          """);

  private static final Sql REVOKE_SOME =
      Sql.of(
          """
          UPDATE authorization_grant SET revoked_at = :now, revoke_reason = 'revoked'
          WHERE issuer = :issuer AND id IN (
            SELECT g.id FROM authorization_grant AS g
            $NOT_ENDED
              AND g.created_at <= :now LIMIT :limit)
          """
              .replace("$NOT_ENDED", NOT_ENDED));

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;

  public ClientGrantTable(Database database, EventTable events) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
  }

  /// A grant that nobody ended, and whether all that it hangs on still lives.
  public record Held(Grant grant, boolean alive) {}

  /// Those that nobody ended and that are not over, the last first.
  public List<Held> list(IssuerId issuer, ClientId client, int offset, int limit, Instant now) {
    return readers.read(connection ->
        of(connection.on(LIST), issuer, client, now)
            .set("offset", offset)
            .set("limit", limit)
            .all(ClientGrantTable::held));
  }

  private static Held held(Row row) throws SQLException {
    var alive = row.flag();
    return new Held(GrantTable.grant(row), alive);
  }

  /// How many there are of them, up to [#MOST].
  public long count(IssuerId issuer, ClientId client, Instant now) {
    return readers.read(connection ->
        of(connection.on(COUNT), issuer, client, now)
            .set("limit", MOST)
            .first(Row::number)
            .orElse(0L));
  }

  /// Whether the grant lives, is this person's at this client, and the person has this role now.
  public boolean isOfRole(
      IssuerId issuer, ClientId client, GrantId id, SubjectId subject, String role, Instant now) {
    return readers.read(connection ->
        of(connection.on(IS_OF_ROLE), issuer, client, now)
            .set("id", id.value())
            .set("subject", subject.value())
            .set("role", role)
            .first(Row::flag)
            .isPresent());
  }

  /// Ends those of these that are the client's, in one unit; answers how many that were.
  public int revoke(IssuerId issuer, ClientId client, List<GrantId> ids, By by) {
    return writer.commit(connection -> {
      int revoked = 0;
      for (var id : ids) {
        var subject =
            of(connection.on(REVOKE), issuer, client, by.at())
                .set("id", id.value())
                .first(row -> new SubjectId(row.text()));
        if (subject.isPresent()) {
          var event = new ProtocolEvent.GrantRevoked(id, client, subject.get());
          events.append(connection, issuer, event, by);
          revoked++;
        }
      }
      return revoked;
    });
  }

  /// Ends all that the client was given until now, some in each unit; answers how many.
  public int revokeAll(IssuerId issuer, ClientId client, By by) {
    int revoked = 0;
    int step;
    do {
      step = writer.commit(connection -> revokeSome(connection, issuer, client, by));
      revoked += step;
    } while (step == STEP);
    return revoked;
  }

  private int revokeSome(SqlConnection connection, IssuerId issuer, ClientId client, By by)
      throws SQLException {
    int ended = of(connection.on(REVOKE_SOME), issuer, client, by.at()).set("limit", STEP).run();
    if (ended > 0) {
      var event = new AdministrationEvent.ClientSignedOut(client, ended);
      events.append(connection, issuer, event, by);
    }
    return ended;
  }

  private static Query of(Query query, IssuerId issuer, ClientId client, Instant now)
      throws SQLException {
    return query.set("issuer", issuer.value()).set("client", client.value()).set("now", now);
  }

  /// The statements, for whoever asks how the database goes about them.
  static List<Sql> statements() {
    return List.of(LIST, COUNT, IS_OF_ROLE, REVOKE, REVOKE_SOME);
  }
}
