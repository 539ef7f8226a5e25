package dev.gatewright.store.people;

import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent.Impersonated;
import dev.gatewright.identity.events.ImpersonationChange;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.outbox.OutboxTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Those who may act as somebody, in the table `impersonation`: with a secret that waits for its
/// one use, and then in a session. Safe for any number of threads.
public final class ImpersonationTable {
  /// As many as one actor has at an issuer at a time, that wait or are under way.
  public static final int MOST = 20;

  private static final int HASH_BYTES = 32;

  /// Of one actor there is one secret at a time for one person. Here and below the plus sign keeps
  /// SQLite from walking through all that the issuer has.
  static final Sql REPLACE =
      Sql.of(
          """
          DELETE FROM impersonation
          WHERE actor = :actor AND +issuer = :issuer AND user_id = :user AND session_id IS NULL
          """);

  static final Sql COUNT =
      Sql.of(
          """
          SELECT COUNT(*) FROM impersonation
          WHERE actor = :actor AND +issuer = :issuer AND expires_at > :now
          """);

  private static final Sql ADD =
      Sql.of(
          """
          INSERT INTO impersonation (
            issuer, id, user_id, actor, vouched_by, client, secret_hash, reason, created_at,
            expires_at)
          VALUES (
            :issuer, :id, :user, :actor, :vouched_by, :client, :hash, :reason, :created_at,
            :expires_at)
          """);

  static final Sql WAITING =
      Sql.of(
          """
          SELECT id, user_id, actor, vouched_by, client, reason, created_at, expires_at, secret_hash
          FROM impersonation
          WHERE issuer = :issuer AND id = :id AND session_id IS NULL AND expires_at > :now
          """);

  /// One statement, so that of any number who bring the secret one begins.
  private static final Sql BEGIN =
      Sql.of(
          """
          UPDATE impersonation
          SET session_id = :session, secret_hash = NULL, reason = NULL, expires_at = :until
          WHERE issuer = :issuer AND id = :id AND session_id IS NULL AND secret_hash = :hash
            AND expires_at > :now
          """);

  static final Sql OF_ACTOR =
      Sql.of(
          """
          SELECT session_id FROM impersonation
          WHERE actor = :actor AND +issuer = :issuer AND expires_at > :now
            AND session_id IS NOT NULL
          """);

  static final Sql ACTORS =
      Sql.of("SELECT DISTINCT +issuer, +actor FROM impersonation WHERE expires_at > :now");

  static final Sql FORGET =
      Sql.of("DELETE FROM impersonation WHERE actor = :actor AND +issuer = :issuer");

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final OutboxTable outbox;
  private final SessionTable sessions;

  public ImpersonationTable(Database database, EventTable events, OutboxTable outbox) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
    this.outbox = outbox;
    this.sessions = new SessionTable(database, events);
  }

  /// That somebody may act as a person. `actor` is what events say of them, `vouchedBy` the issuer
  /// that knows them, `client` the application that they go to.
  public record Waiting(
      LinkId id,
      UserId user,
      String actor,
      String vouchedBy,
      Optional<String> client,
      String reason,
      Instant createdAt,
      Instant expiresAt) {
    /// Says nothing of the reason, which is about the person.
    @Override
    public String toString() {
      return "Waiting[" + id + ", " + user + ", " + actor + "]";
    }
  }

  /// Keeps that somebody may, by a secret of which this is the SHA-256; false where they have as
  /// many as may be. It takes the place of a secret of theirs for the same person.
  public boolean add(TenantId tenant, Waiting waiting, byte[] secretHash) {
    return writer.commit(connection -> {
      connection
          .on(REPLACE)
          .set("issuer", tenant.value())
          .set("user", waiting.user().value())
          .set("actor", waiting.actor())
          .run();
      long others =
          connection
              .on(COUNT)
              .set("actor", waiting.actor())
              .set("issuer", tenant.value())
              .set("now", waiting.createdAt())
              .first(Row::number)
              .orElse(0L);
      if (others >= MOST) {
        return false;
      }
      connection
          .on(ADD)
          .set("issuer", tenant.value())
          .set("id", waiting.id().value())
          .set("user", waiting.user().value())
          .set("actor", waiting.actor())
          .set("vouched_by", waiting.vouchedBy())
          .setOptional("client", waiting.client())
          .set("hash", secretHash)
          .set("reason", waiting.reason())
          .set("created_at", waiting.createdAt())
          .set("expires_at", waiting.expiresAt())
          .run();
      return true;
    });
  }

  /// What somebody shows the secret of, if it counts now.
  public Optional<Waiting> open(TenantId tenant, LinkToken token, Instant now) {
    return readers.read(connection -> open(connection, tenant, token, now));
  }

  private static Optional<Waiting> open(
      SqlConnection connection, TenantId tenant, LinkToken token, Instant now) throws SQLException {
    var hash = token.secretHash();
    var found =
        connection
            .on(WAITING)
            .set("issuer", tenant.value())
            .set("id", token.id().value())
            .set("now", now)
            .first(row -> new Shown(waiting(row), MessageDigest.isEqual(hash, row.bytes())));
    if (found.isEmpty()) {
      var _ = MessageDigest.isEqual(hash, new byte[HASH_BYTES]);
    }
    return found.filter(Shown::isProved).map(Shown::waiting);
  }

  private record Shown(Waiting waiting, boolean isProved) {}

  private static Waiting waiting(Row row) throws SQLException {
    return new Waiting(
        new LinkId(row.text()),
        new UserId(row.text()),
        row.text(),
        row.text(),
        row.optionalText(),
        row.text(),
        row.instant(),
        row.instant());
  }

  /// Uses the secret up and keeps the session that begins by it, with its event and the mail that
  /// tells the person; the session that it replaces in the browser ends. False, and nothing
  /// changed, where the secret counts no more: of any number who bring it at once, one is told
  /// true.
  public boolean begin(
      TenantId tenant,
      LinkToken token,
      Session session,
      Optional<SessionId> replaced,
      Optional<Mail> notice) {
    var now = session.createdAt();
    return writer.commit(connection -> {
      var waiting = open(connection, tenant, token, now);
      if (waiting.isEmpty() || !isTaken(connection, tenant, token, session)) {
        return false;
      }
      var by = By.operator(waiting.get().actor(), now);
      SessionTable.insert(connection, session);
      var begun =
          new ImpersonationChange.Begun(
              token.id(), waiting.get().client(), session.expiresAt(), waiting.get().reason());
      events.append(connection, tenant, new Impersonated(session.user(), session.id(), begun), by);
      if (replaced.isPresent()) {
        sessions.end(connection, tenant, replaced.get(), by);
      }
      outbox.tell(connection, tenant, notice, now);
      return true;
    });
  }

  private static boolean isTaken(
      SqlConnection connection, TenantId tenant, LinkToken token, Session session)
      throws SQLException {
    return connection
            .on(BEGIN)
            .set("issuer", tenant.value())
            .set("id", token.id().value())
            .set("hash", token.secretHash())
            .set("session", session.id().value())
            .set("until", session.expiresAt())
            .set("now", session.createdAt())
            .run()
        == 1;
  }

  /// Somebody who acts as people of an issuer, or waits to.
  public record Actor(TenantId tenant, String means) {}

  /// All of them, each once.
  public List<Actor> actors(Instant now) {
    return readers.read(connection ->
        connection
            .on(ACTORS)
            .set("now", now)
            .all(row -> new Actor(new TenantId(row.text()), row.text())));
  }

  /// Ends all that one who may do so no more has begun, and what waits for them; answers how many
  /// sessions ended.
  public int end(Actor actor, By by) {
    return writer.commit(connection -> {
      List<SessionId> found =
          connection
              .on(OF_ACTOR)
              .set("actor", actor.means())
              .set("issuer", actor.tenant().value())
              .set("now", by.at())
              .all(row -> new SessionId(row.text()));
      int ended = 0;
      for (var session : found) {
        ended += sessions.end(connection, actor.tenant(), session, by) ? 1 : 0;
      }
      connection.on(FORGET).set("actor", actor.means()).set("issuer", actor.tenant().value()).run();
      return ended;
    });
  }
}
