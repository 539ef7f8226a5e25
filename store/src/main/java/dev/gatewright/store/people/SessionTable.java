package dev.gatewright.store.people;

import dev.gatewright.identity.Document;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionActor;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent.Impersonated;
import dev.gatewright.identity.events.IdentityEvent.SessionEnded;
import dev.gatewright.identity.events.IdentityEvent.SessionProved;
import dev.gatewright.identity.events.IdentityEvent.SignedIn;
import dev.gatewright.identity.events.ImpersonationChange;
import dev.gatewright.identity.store.Sessions;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Hours;
import dev.gatewright.store.sql.Json;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sessions in the table `session`. Safe for any number of threads.
public final class SessionTable implements Sessions {
  private static final String COLUMNS =
      """
      SELECT id, issuer, user_id, created_at, last_seen_at, expires_at, idle, ended_at, document
      FROM session
      """;

  private static final String LIVE =
      " ended_at IS NULL AND expires_at > :now AND last_seen_at + idle > :now ";

  private static final Sql BY_ID = Sql.of(COLUMNS + "WHERE issuer = :issuer AND id = :id");

  private static final Sql BY_USER =
      Sql.of(
          COLUMNS
              + "WHERE issuer = :issuer AND user_id = :user AND"
              + LIVE
              + "ORDER BY last_seen_at DESC, id LIMIT :limit");

  private static final Sql START =
      Sql.of(
          """
          INSERT INTO session (
            issuer, id, user_id, created_at, last_seen_at, expires_at, expires_hour, idle, ended_at,
            document)
          VALUES (
            :issuer, :id, :user, :created_at, :last_seen_at, :expires_at, :expires_hour, :idle,
            :ended_at, :document)
          """);

  private static final Sql END_BEYOND_LIMIT =
      Sql.of(
          """
          UPDATE session SET ended_at = :now
          WHERE issuer = :issuer AND user_id = :user AND id <> :id AND $LIVE AND id NOT IN (
            SELECT id FROM session
            WHERE issuer = :issuer AND user_id = :user AND id <> :id AND $LIVE
            ORDER BY created_at DESC, id DESC LIMIT :others)
          RETURNING id, user_id, document
          """
              .replace("$LIVE", LIVE));

  private static final Sql TOUCH =
      Sql.of(
          """
          UPDATE session
          SET last_seen_at = CASE WHEN last_seen_at < :now THEN :now ELSE last_seen_at END
          WHERE issuer = :issuer AND id = :id AND
          """
              + LIVE);

  private static final Sql END =
      Sql.of(
          """
          UPDATE session SET ended_at = :now
          WHERE issuer = :issuer AND id = :id AND ended_at IS NULL
          RETURNING id, user_id, document
          """);

  private static final Sql END_OWN =
      Sql.of(
          """
          UPDATE session SET ended_at = :now
          WHERE issuer = :issuer AND user_id = :user AND id = :id AND ended_at IS NULL
          RETURNING id, user_id, document
          """);

  private static final Sql END_OTHERS =
      Sql.of(
          """
          UPDATE session SET ended_at = :now
          WHERE issuer = :issuer AND user_id = :user AND id <> :id AND $LIVE
          RETURNING id, user_id, document
          """
              .replace("$LIVE", LIVE));

  private static final Sql REWRITE =
      Sql.of(
          """
          UPDATE session SET document = :written
          WHERE issuer = :issuer AND id = :id AND document = :read AND $LIVE
          RETURNING user_id
          """
              .replace("$LIVE", LIVE));

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;

  public SessionTable(Database database, EventTable events) {
    this.events = events;
    this.writer = database.writer();
    this.readers = database.readers();
  }

  @Override
  public void start(
      TenantId tenant, Session session, Optional<SessionId> replaced, int perUserLimit) {
    if (!session.tenant().equals(tenant)) {
      throw new IllegalArgumentException("a session of another tenant");
    }
    var by = By.owner(session.createdAt());
    writer.commit(connection -> {
      insert(connection, session);
      events.append(connection, tenant, SignedIn.to(session), by);
      if (replaced.isPresent()) {
        end(connection, tenant, replaced.get(), by);
      }
      return tell(
          connection,
          tenant,
          one(connection.on(END_BEYOND_LIMIT), tenant, session.id())
              .set("user", session.user().value())
              .set("others", Math.max(0, perUserLimit - 1))
              .set("now", by.at())
              .all(SessionTable::ended),
          by);
    });
  }

  static void insert(SqlConnection connection, Session session) throws SQLException {
    one(connection.on(START), session.tenant(), session.id())
        .set("user", session.user().value())
        .set("created_at", session.createdAt())
        .set("last_seen_at", session.lastSeenAt())
        .set("expires_at", session.expiresAt())
        .set("expires_hour", Hours.of(session.expiresAt()))
        .set("idle", session.idle().toMillis())
        .setOptional("ended_at", session.endedAt())
        .set("document", Json.write(session.document().fields()))
        .run();
  }

  @Override
  public Optional<Session> find(TenantId tenant, SessionId session) {
    return readers.read(connection -> find(connection, tenant, session));
  }

  static Optional<Session> find(SqlConnection connection, TenantId tenant, SessionId session)
      throws SQLException {
    return one(connection.on(BY_ID), tenant, session).first(SessionTable::session);
  }

  @Override
  public boolean touch(TenantId tenant, SessionId session, Instant now) {
    return writer.commit(c -> one(c.on(TOUCH), tenant, session).set("now", now).run() == 1);
  }

  @Override
  public boolean end(TenantId tenant, SessionId session, By by) {
    return writer.commit(connection -> end(connection, tenant, session, by));
  }

  /// Ends a session in a unit that changes more; false where there is none to end.
  boolean end(SqlConnection connection, TenantId tenant, SessionId session, By by)
      throws SQLException {
    var ended =
        one(connection.on(END), tenant, session).set("now", by.at()).all(SessionTable::ended);
    return tell(connection, tenant, ended, by) == 1;
  }

  /// Ends every live session of the person but this one, in one unit; answers how many.
  public int endOthers(TenantId tenant, UserId user, Optional<SessionId> kept, By by) {
    return writer.commit(connection ->
        tell(
            connection,
            tenant,
            connection
                .on(END_OTHERS)
                .set("issuer", tenant.value())
                .set("id", kept.map(SessionId::value).orElse(""))
                .set("user", user.value())
                .set("now", by.at())
                .all(SessionTable::ended),
            by));
  }

  /// Ends a session of this person and of nobody else; true for the one call that ended it.
  public boolean endOwn(TenantId tenant, UserId user, SessionId session, By by) {
    return writer.commit(connection -> {
      var ended =
          one(connection.on(END_OWN), tenant, session)
              .set("user", user.value())
              .set("now", by.at())
              .all(SessionTable::ended);
      return tell(connection, tenant, ended, by) == 1;
    });
  }

  /// A session that ended, and who acted as its person in it.
  private record Ended(SessionId session, UserId user, Optional<SessionActor> actor) {}

  private static Ended ended(Row row) throws SQLException {
    var id = new SessionId(row.text());
    var user = new UserId(row.text());
    return new Ended(id, user, SessionActor.of(new Document(Json.object(row.text()))));
  }

  private int tell(SqlConnection connection, TenantId tenant, List<Ended> ended, By by)
      throws SQLException {
    for (var one : ended) {
      events.append(connection, tenant, new SessionEnded(one.user(), one.session()), by);
      if (one.actor().isPresent()) {
        var over = new Impersonated(one.user(), one.session(), new ImpersonationChange.Ended());
        events.append(connection, tenant, over, by);
      }
    }
    return ended.size();
  }

  @Override
  public boolean rewrite(
      TenantId tenant, SessionId session, Document read, Document written, By by) {
    return writer.commit(connection -> {
      var user =
          one(connection.on(REWRITE), tenant, session)
              .set("read", Json.write(read.fields()))
              .set("written", Json.write(written.fields()))
              .set("now", by.at())
              .first(row -> new UserId(row.text()));
      if (user.isPresent()) {
        var event = new SessionProved(user.get(), session, Session.methods(written));
        events.append(connection, tenant, event, by);
      }
      return user.isPresent();
    });
  }

  @Override
  public List<Session> listByUser(TenantId tenant, UserId user, Instant now, int limit) {
    return readers.read(connection ->
        connection
            .on(BY_USER)
            .set("issuer", tenant.value())
            .set("user", user.value())
            .set("now", now)
            .set("limit", limit)
            .all(SessionTable::session));
  }

  private static Query one(Query query, TenantId tenant, SessionId session) throws SQLException {
    return query.set("issuer", tenant.value()).set("id", session.value());
  }

  static Session session(Row row) throws SQLException {
    return new Session(
        new SessionId(row.text()),
        new TenantId(row.text()),
        new UserId(row.text()),
        row.instant(),
        row.instant(),
        row.instant(),
        Duration.ofMillis(row.number()),
        row.optionalInstant(),
        new Document(Json.object(row.text())));
  }
}
