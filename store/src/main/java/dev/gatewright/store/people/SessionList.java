package dev.gatewright.store.people;

import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Mark;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The sessions of an issuer that count, the latest first, and many of them ended at once. An index
/// is walked from where the part before ended; no part walks further than [#MOST_LOOKED_AT], so one
/// may be short, or empty, before the end. Safe for any number of threads.
public final class SessionList {
  /// Rows that are looked at for one part.
  static final int MOST_LOOKED_AT = 1_000;

  /// Rows that are looked at, and sessions that are ended, in one unit.
  private static final int STEP = 200;

  private static final String COLUMNS =
      """
      s.id, s.issuer, s.user_id, s.created_at, s.last_seen_at, s.expires_at, s.idle, s.ended_at,
        s.document
      """;

  /// Whether no sign-out everywhere ended it.
  private static final String STANDS =
      """
      EXISTS (
          SELECT 1 FROM user_account AS u WHERE u.issuer = s.issuer AND u.id = s.user_id
            AND (u.signed_out_at IS NULL OR u.signed_out_at < s.created_at))
      """;

  private static final String BEFORE =
      """
       AND (s.created_at, s.id) < (:at, :id) AND s.created_at >= :since
      ORDER BY s.created_at DESC, s.id DESC LIMIT :limit
      """;

  static final Sql ALL =
      Sql.of(
          "SELECT "
              + COLUMNS
              + ", "
              + STANDS
              + " FROM session AS s WHERE s.issuer = :issuer"
              + BEFORE);

  /// What somebody has is sorted, or SQLite walks through everybody's to have it in order.
  static final Sql OF_USER =
      Sql.of(
          "SELECT "
              + COLUMNS
              + ", "
              + STANDS
              + " FROM session AS s WHERE s.issuer = :issuer AND s.user_id = :user"
              + BEFORE.replace("BY s.created_at", "BY +s.created_at"));

  /// By the grants of the client; a session comes where its last grant is. The plus signs keep
  /// SQLite from looking for that one among all that the client has.
  static final Sql OF_CLIENT =
      Sql.of(
          """
          SELECT g.created_at, g.id, g.session_id, g.revoked_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM authorization_grant AS later
            WHERE later.issuer = g.issuer AND later.session_id = g.session_id
              AND +later.client_id = g.client_id AND later.revoked_at IS NULL
              AND (+later.created_at, later.id) > (g.created_at, g.id))
          FROM authorization_grant AS g
          WHERE g.issuer = :issuer AND g.client_id = :client
            AND (g.created_at, g.id) < (:at, :id) AND g.created_at >= :since
          ORDER BY g.created_at DESC, g.id DESC LIMIT :limit
          """);

  private static final Sql ONE =
      Sql.of(
          "SELECT "
              + COLUMNS
              + ", "
              + STANDS
              + " FROM session AS s WHERE s.issuer = :issuer AND s.id = :id");

  /// By the session, as above.
  static final Sql KNOWS_CLIENT =
      Sql.of(
          """
          SELECT 1 FROM authorization_grant
          WHERE issuer = :issuer AND session_id = :id AND +client_id = :client
            AND revoked_at IS NULL
          """);

  private final Writer writer;
  private final Readers readers;
  private final SessionTable sessions;

  public SessionList(Database database, SessionTable sessions) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.sessions = sessions;
  }

  /// Which sessions are wanted: of a person, of those who are signed in to a client by them, begun
  /// from `since` on and before `until`.
  public record Wanted(
      Optional<UserId> user,
      Optional<ClientId> client,
      Optional<Instant> since,
      Optional<Instant> until) {
    public static final Wanted ALL =
        new Wanted(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static Wanted of(ClientId client) {
      return new Wanted(Optional.empty(), Optional.of(client), Optional.empty(), Optional.empty());
    }
  }

  /// A part of the list, and where it goes on, if it does.
  public record Found(List<Session> sessions, Optional<Mark> next) {}

  /// What one step ended, how many rows it looked at, and where it goes on, if it does.
  public record Ended(int ended, int looked, Optional<Mark> next) {}

  private record Seen(Optional<Session> session, Mark mark) {}

  public Found find(TenantId tenant, Wanted wanted, Optional<Mark> after, int most, Instant now) {
    return readers.read(connection -> {
      var fitting = new ArrayList<Seen>();
      var last = after;
      var looked = 0;
      while (looked < MOST_LOOKED_AT) {
        var rows = step(connection, tenant, wanted, last, now);
        for (var row : rows) {
          if (row.session().isPresent()) {
            fitting.add(row);
          }
          if (fitting.size() > most) {
            var told = fitting.subList(0, most);
            return new Found(sessions(told), Optional.of(told.getLast().mark()));
          }
          last = Optional.of(row.mark());
        }
        looked += rows.size();
        if (rows.size() < STEP) {
          return new Found(sessions(fitting), Optional.empty());
        }
      }
      return new Found(sessions(fitting), last);
    });
  }

  private static List<Session> sessions(List<Seen> seen) {
    return seen.stream().flatMap(one -> one.session().stream()).toList();
  }

  /// Ends those of the next rows that are wanted, in one unit.
  public Ended endNext(TenantId tenant, Wanted wanted, Optional<Mark> after, By by) {
    var rows = readers.read(connection -> step(connection, tenant, wanted, after, by.at()));
    var found = sessions(rows);
    int ended =
        found.isEmpty() ? 0 : writer.commit(connection -> end(connection, tenant, found, by));
    var next = rows.size() < STEP ? Optional.<Mark>empty() : Optional.of(rows.getLast().mark());
    return new Ended(ended, rows.size(), next);
  }

  private int end(SqlConnection connection, TenantId tenant, List<Session> found, By by)
      throws SQLException {
    var ended = 0;
    for (var session : found) {
      ended += sessions.end(connection, tenant, session.id(), by) ? 1 : 0;
    }
    return ended;
  }

  private static List<Seen> step(
      SqlConnection connection, TenantId tenant, Wanted wanted, Optional<Mark> after, Instant now)
      throws SQLException {
    var seen = new ArrayList<Seen>();
    if (wanted.client().isPresent() && wanted.user().isEmpty()) {
      record Named(Mark mark, Optional<String> session, boolean counts) {}
      var named =
          before(connection.on(OF_CLIENT), tenant, wanted, after)
              .set("client", wanted.client().get().value())
              .all(row ->
                  new Named(new Mark(row.number(), row.text()), row.optionalText(), row.flag()));
      for (var one : named) {
        var session =
            one.counts() && one.session().isPresent()
                ? one(connection.on(ONE), tenant, new SessionId(one.session().get()))
                    .first(row -> counting(row, now))
                    .flatMap(found -> found)
                : Optional.<Session>empty();
        seen.add(new Seen(session, one.mark()));
      }
      return seen;
    }
    var query =
        before(connection.on(wanted.user().isPresent() ? OF_USER : ALL), tenant, wanted, after);
    if (wanted.user().isPresent()) {
      query.set("user", wanted.user().get().value());
    }
    record Kept(Session session, boolean stands) {}
    for (var kept : query.all(row -> new Kept(SessionTable.session(row), row.flag()))) {
      var session = kept.session();
      boolean counts =
          kept.stands()
              && session.isLive(now)
              && (wanted.client().isEmpty()
                  || knows(connection, tenant, session.id(), wanted.client().get()));
      var mark = new Mark(session.createdAt().toEpochMilli(), session.id().value());
      seen.add(new Seen(counts ? Optional.of(session) : Optional.empty(), mark));
    }
    return seen;
  }

  private static Optional<Session> counting(Row row, Instant now) throws SQLException {
    var session = SessionTable.session(row);
    return row.flag() && session.isLive(now) ? Optional.of(session) : Optional.empty();
  }

  private static boolean knows(
      SqlConnection connection, TenantId tenant, SessionId session, ClientId client)
      throws SQLException {
    return one(connection.on(KNOWS_CLIENT), tenant, session)
        .set("client", client.value())
        .first(Row::flag)
        .isPresent();
  }

  private static Query before(Query query, TenantId tenant, Wanted wanted, Optional<Mark> after)
      throws SQLException {
    long until = wanted.until().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    var mark = after.filter(last -> last.at() < until).orElseGet(() -> new Mark(until, ""));
    return query
        .set("issuer", tenant.value())
        .set("at", mark.at())
        .set("id", mark.id())
        .set("since", wanted.since().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE))
        .set("limit", STEP);
  }

  private static Query one(Query query, TenantId tenant, SessionId session) throws SQLException {
    return query.set("issuer", tenant.value()).set("id", session.value());
  }
}
