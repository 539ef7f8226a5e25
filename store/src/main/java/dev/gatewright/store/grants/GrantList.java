package dev.gatewright.store.grants;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.events.ProtocolEvent.GrantsRevoked;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Mark;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Grants that live, the latest first, and many of them revoked at once. An index is walked from
/// where the part before ended; no part walks further than [#MOST_LOOKED_AT], so one may be short,
/// or empty, before the end. Safe for any number of threads.
public final class GrantList {
  /// Rows that are looked at for one part.
  static final int MOST_LOOKED_AT = 1_000;

  /// Rows that are looked at, and grants that are revoked, in one unit.
  private static final int STEP = 200;

  private static final String SELECT =
      """
      SELECT g.id, g.client_id, g.user_id, g.session_id, g.session_bond, g.organization_id,
        g.auth_time, g.created_at, g.expires_at, g.document,
        g.revoked_at IS NULL AND g.expires_at > :now
          AND (g.idle_expires_at IS NULL OR g.idle_expires_at > :now)
          AND 'ALIVE' = $LIVES,
        g.revoked_at IS NULL
      FROM authorization_grant AS g
      WHERE g.issuer = :issuer
      """
          .replace("$LIVES", Liveness.HELD_HERE.ofGrant());

  private static final String BEFORE =
      " AND (g.created_at, g.id) < (:at, :after) ORDER BY g.created_at DESC, g.id DESC LIMIT :limit";

  /// What somebody has is sorted: no index is in that order, and nobody has much.
  static final Sql OF_USER = Sql.of(SELECT + " AND g.user_id = :user" + BEFORE);

  /// By the person; without the plus SQLite walks through everything that the client has.
  static final Sql OF_USER_AND_CLIENT =
      Sql.of(SELECT + " AND g.user_id = :user AND +g.client_id = :client" + BEFORE);

  static final Sql OF_CLIENT = Sql.of(SELECT + " AND g.client_id = :client" + BEFORE);

  static final Sql OF_ORGANIZATION =
      Sql.of(SELECT + " AND g.organization_id = :organization" + BEFORE);

  static final Sql ALL =
      Sql.of(SELECT + " AND g.id > :after AND :at = :at ORDER BY g.id LIMIT :limit");

  private static final Sql REVOKE =
      Sql.of(
          """
          UPDATE authorization_grant SET revoked_at = :now, revoke_reason = 'revoked'
          WHERE issuer = :issuer AND id = :id AND revoked_at IS NULL
          """);

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;

  public GrantList(Database database, EventTable events) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
  }

  /// Whose grants are wanted; all of the issuer's where nobody is named, in the order of their ids.
  public record Wanted(
      Optional<SubjectId> user, Optional<ClientId> client, Optional<String> organization) {
    public static final Wanted ALL =
        new Wanted(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// A part of the list, and where it goes on, if it does.
  public record Found(List<Grant> grants, Optional<Mark> next) {}

  /// What one step revoked, how many rows it looked at, and where it goes on, if it does.
  public record Revoked(int revoked, int looked, Optional<Mark> next) {}

  private record Seen(Grant grant, boolean lives, boolean stands, Mark mark) {}

  public Found find(IssuerId issuer, Wanted wanted, Optional<Mark> after, int most, Instant now) {
    return readers.read(connection -> {
      var fitting = new ArrayList<Seen>();
      var last = after;
      var looked = 0;
      while (looked < MOST_LOOKED_AT) {
        var rows = step(connection, issuer, wanted, last, now);
        for (var row : rows) {
          if (row.lives()) {
            fitting.add(row);
          }
          if (fitting.size() > most) {
            var told = fitting.subList(0, most);
            return new Found(grants(told), Optional.of(told.getLast().mark()));
          }
          last = Optional.of(row.mark());
        }
        looked += rows.size();
        if (rows.size() < STEP) {
          return new Found(grants(fitting), Optional.empty());
        }
      }
      return new Found(grants(fitting), last);
    });
  }

  private static List<Grant> grants(List<Seen> seen) {
    return seen.stream().map(Seen::grant).toList();
  }

  /// Revokes those of the next rows that nobody revoked, in one unit.
  public Revoked revokeNext(IssuerId issuer, Wanted wanted, Optional<Mark> after, By by) {
    var rows = readers.read(connection -> step(connection, issuer, wanted, after, by.at()));
    var standing = rows.stream().filter(Seen::stands).map(Seen::grant).toList();
    int revoked =
        standing.isEmpty()
            ? 0
            : writer.commit(connection -> revoke(connection, issuer, standing, by));
    var next = rows.size() < STEP ? Optional.<Mark>empty() : Optional.of(rows.getLast().mark());
    return new Revoked(revoked, rows.size(), next);
  }

  /// One event for each person and client.
  private int revoke(SqlConnection connection, IssuerId issuer, List<Grant> standing, By by)
      throws SQLException {
    record Between(SubjectId subject, ClientId client) {}
    var counts = new HashMap<Between, Integer>();
    var revoked = 0;
    for (var grant : standing) {
      int done =
          connection
              .on(REVOKE)
              .set("issuer", issuer.value())
              .set("id", grant.id().value())
              .set("now", by.at())
              .run();
      if (done == 1) {
        counts.merge(new Between(grant.subject(), grant.client()), 1, Integer::sum);
        revoked++;
      }
    }
    for (var count : counts.entrySet()) {
      var between = count.getKey();
      var event =
          new GrantsRevoked(between.subject(), Optional.of(between.client()), count.getValue());
      events.append(connection, issuer, event, by);
    }
    return revoked;
  }

  private static List<Seen> step(
      SqlConnection connection, IssuerId issuer, Wanted wanted, Optional<Mark> after, Instant now)
      throws SQLException {
    var statement = statement(wanted);
    boolean all = statement == ALL;
    var query =
        connection
            .on(statement)
            .set("issuer", issuer.value())
            .set("now", now)
            .set("at", after.map(Mark::at).orElse(Long.MAX_VALUE))
            .set("after", after.map(Mark::id).orElse(""))
            .set("limit", STEP);
    if (wanted.user().isPresent()) {
      query.set("user", wanted.user().get().value());
    }
    if (wanted.client().isPresent()) {
      query.set("client", wanted.client().get().value());
    }
    if (statement == OF_ORGANIZATION) {
      query.set("organization", wanted.organization().orElseThrow());
    }
    return query.all(row -> {
      var grant = GrantTable.grant(row);
      var at = all ? 0 : grant.createdAt().toEpochMilli();
      return new Seen(grant, row.flag(), row.flag(), new Mark(at, grant.id().value()));
    });
  }

  private static Sql statement(Wanted wanted) {
    if (wanted.user().isPresent()) {
      return wanted.client().isPresent() ? OF_USER_AND_CLIENT : OF_USER;
    }
    if (wanted.client().isPresent()) {
      return OF_CLIENT;
    }
    return wanted.organization().isPresent() ? OF_ORGANIZATION : ALL;
  }
}
