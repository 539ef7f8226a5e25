package dev.gatewright.store.grants;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.events.ProtocolEvent;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Document;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.NewGrant;
import dev.gatewright.protocol.ports.SessionBond;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Hours;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Grants in the table `authorization_grant`. Safe for any number of threads.
public final class GrantTable implements Grants {
  private static final String COLUMNS =
      """
      SELECT id, client_id, user_id, session_id, session_bond, organization_id, auth_time,
        created_at, expires_at, document
      FROM authorization_grant
      """;

  private static final Sql BY_HANDLE =
      Sql.of(COLUMNS + "WHERE issuer = :issuer AND handle = :handle");

  private static final Sql BY_ID = Sql.of(COLUMNS + "WHERE issuer = :issuer AND id = :id");

  private static final Sql REVOKE =
      Sql.of(
          """
          UPDATE authorization_grant SET revoked_at = :now, revoke_reason = 'revoked'
          WHERE issuer = :issuer AND id = :id AND revoked_at IS NULL
          RETURNING client_id, user_id
          """);

  private static final Sql REVOKE_OF_USER =
      Sql.of(
          """
          UPDATE authorization_grant SET revoked_at = :now, revoke_reason = 'revoked'
          WHERE issuer = :issuer AND user_id = :subject AND client_id = :client
            AND revoked_at IS NULL
          """);

  private static final Sql REVOKE_ALL_OF_USER =
      Sql.of(
          """
          UPDATE authorization_grant SET revoked_at = :now, revoke_reason = 'revoked'
          WHERE issuer = :issuer AND user_id = :subject AND revoked_at IS NULL
          """);

  private static final Sql REVOKE_ACCESS_TOKEN =
      Sql.of(
          """
          INSERT INTO revoked_access_token (issuer, jti, expires_hour)
          VALUES (:issuer, :jti, :expires_hour)
          ON CONFLICT (issuer, jti) DO NOTHING
          """);

  static final Sql CLIENTS_OF_SESSION =
      Sql.of(
          """
          SELECT DISTINCT client_id FROM authorization_grant
          WHERE issuer = :issuer AND session_id = :session AND revoked_at IS NULL
          """);

  private static final Sql EPOCH = Sql.of("SELECT epoch, epoch_began_at FROM store_state");

  private record Epoch(int number, Instant began) {}

  private final Database database;
  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final Redeeming redeeming;
  private final Refreshing refreshing;
  private final TokenLiveness tokens;

  /// Every cookie and code asks for it, and it changes only while no server has the store open.
  private volatile @Nullable Epoch epoch;

  /// Grants of clients, people and sessions whose rows are in the same database.
  public GrantTable(Database database, EventTable events) {
    this(database, events, Liveness.HELD_HERE);
  }

  private GrantTable(Database database, EventTable events, Liveness liveness) {
    this.database = database;
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
    this.redeeming = new Redeeming(liveness);
    this.refreshing = new Refreshing(liveness);
    this.tokens = new TokenLiveness(liveness);
  }

  /// Grants of clients, people and sessions that a host keeps elsewhere: all of them are taken to
  /// live here, so an engine has these through [dev.gatewright.protocol.HostCheckedGrants].
  public static GrantTable heldByHost(Database database, EventTable events) {
    return new GrantTable(database, events, Liveness.HELD_BY_HOST);
  }

  @Override
  public int epoch() {
    return epochNow().number();
  }

  private Epoch epochNow() {
    var known = epoch;
    if (known == null) {
      known =
          readers
              .read(c -> c.on(EPOCH).first(row -> new Epoch((int) row.number(), row.instant())))
              .orElseThrow();
      epoch = known;
    }
    return known;
  }

  @Override
  public Instant epochBegan() {
    return epochNow().began();
  }

  @Override
  public <T> T together(Supplier<T> step) {
    return database.together(step);
  }

  @Override
  public Redemption redeem(IssuerId issuer, NewGrant grant, Instant now) {
    return writer.commit(connection -> {
      var outcome = redeeming.redeem(connection, issuer, grant, now);
      if (outcome instanceof Redemption.Replayed(var first)) {
        var used = byId(connection, issuer, first).orElseThrow();
        var event = new ProtocolEvent.CodeReplayed(first, used.client(), used.subject());
        events.append(connection, issuer, event, By.client(used.client(), now));
      }
      return outcome;
    });
  }

  @Override
  public RefreshOutcome refresh(IssuerId issuer, RefreshAttempt attempt, Instant now) {
    if (!attempt.rotate()) {
      var kept = readers.read(c -> refreshing.withoutChange(c, issuer, attempt, now));
      if (kept.isPresent()) {
        return kept.get();
      }
    }
    return writer.commit(connection -> present(connection, issuer, attempt, now));
  }

  private RefreshOutcome present(
      SqlConnection connection, IssuerId issuer, RefreshAttempt attempt, Instant now)
      throws SQLException {
    var outcome = refreshing.present(connection, issuer, attempt, now);
    var event = GrantEvents.ofRefresh(outcome);
    if (event.isPresent()) {
      var grant = byHandle(connection, issuer, attempt.handle()).orElseThrow();
      events.append(connection, issuer, event.get().apply(grant), By.client(grant.client(), now));
    }
    return outcome;
  }

  @Override
  public boolean isRefreshTokenLive(
      IssuerId issuer, GrantHandle handle, int generation, int epoch, Instant now) {
    return readers.read(c -> refreshing.isLive(c, issuer, handle, generation, epoch, now));
  }

  @Override
  public Optional<Grant> find(IssuerId issuer, GrantHandle handle) {
    return readers.read(connection -> byHandle(connection, issuer, handle));
  }

  private static Optional<Grant> byHandle(
      SqlConnection connection, IssuerId issuer, GrantHandle handle) throws SQLException {
    return connection
        .on(BY_HANDLE)
        .set("issuer", issuer.value())
        .set("handle", handle.bytes())
        .first(GrantTable::grant);
  }

  @Override
  public Optional<Grant> find(IssuerId issuer, GrantId id) {
    return readers.read(connection -> byId(connection, issuer, id));
  }

  private static Optional<Grant> byId(SqlConnection connection, IssuerId issuer, GrantId id)
      throws SQLException {
    return connection
        .on(BY_ID)
        .set("issuer", issuer.value())
        .set("id", id.value())
        .first(GrantTable::grant);
  }

  @Override
  public void revoke(IssuerId issuer, GrantId id, By by) {
    writer.commit(connection -> {
      var revoked =
          connection
              .on(REVOKE)
              .set("issuer", issuer.value())
              .set("id", id.value())
              .set("now", by.at())
              .first(row -> grantRevoked(id, row));
      if (revoked.isPresent()) {
        events.append(connection, issuer, revoked.get(), by);
      }
      return revoked;
    });
  }

  private static ProtocolEvent grantRevoked(GrantId id, Row row) throws SQLException {
    return new ProtocolEvent.GrantRevoked(id, new ClientId(row.text()), new SubjectId(row.text()));
  }

  /// Revokes all that a user gave to any client, as when the user signs out everywhere; answers how
  /// many grants were live.
  public int revokeAll(IssuerId issuer, SubjectId subject, By by) {
    return writer.commit(connection -> {
      var revoked =
          connection
              .on(REVOKE_ALL_OF_USER)
              .set("issuer", issuer.value())
              .set("subject", subject.value())
              .set("now", by.at())
              .run();
      return tell(connection, issuer, subject, Optional.empty(), revoked, by);
    });
  }

  /// Revokes all that a user gave a client; answers how many grants were live.
  public int revokeAll(IssuerId issuer, SubjectId subject, ClientId client, By by) {
    return writer.commit(connection -> {
      var revoked =
          connection
              .on(REVOKE_OF_USER)
              .set("issuer", issuer.value())
              .set("subject", subject.value())
              .set("client", client.value())
              .set("now", by.at())
              .run();
      return tell(connection, issuer, subject, Optional.of(client), revoked, by);
    });
  }

  private int tell(
      SqlConnection connection,
      IssuerId issuer,
      SubjectId subject,
      Optional<ClientId> client,
      int revoked,
      By by)
      throws SQLException {
    if (revoked > 0) {
      var event = new ProtocolEvent.GrantsRevoked(subject, client, revoked);
      events.append(connection, issuer, event, by);
    }
    return revoked;
  }

  @Override
  public void revokeAccessToken(IssuerId issuer, String jti, Instant expiresAt, By by) {
    writer.commit(connection -> {
      var revoked =
          connection
              .on(REVOKE_ACCESS_TOKEN)
              .set("issuer", issuer.value())
              .set("jti", jti)
              .set("expires_hour", Hours.of(expiresAt))
              .run();
      if (revoked > 0) {
        events.append(connection, issuer, new ProtocolEvent.AccessTokenRevoked(jti), by);
      }
      return revoked;
    });
  }

  @Override
  public boolean isAccessTokenLive(
      IssuerId issuer, ClientId client, Optional<GrantId> grant, String jti, Instant now) {
    return readers.read(c -> tokens.isLive(c, issuer, client, grant, jti, now));
  }

  @Override
  public Set<ClientId> clientsOf(IssuerId issuer, SessionId session) {
    return readers.read(connection ->
        new HashSet<>(
            connection
                .on(CLIENTS_OF_SESSION)
                .set("issuer", issuer.value())
                .set("session", session.value())
                .all(row -> new ClientId(row.text()))));
  }

  static Grant grant(Row row) throws SQLException {
    return new Grant(
        new GrantId(row.text()),
        new ClientId(row.text()),
        new SubjectId(row.text()),
        row.optionalText().map(SessionId::new),
        SessionBond.valueOf(row.text()),
        row.optionalText(),
        row.instant(),
        row.instant(),
        row.instant(),
        Document.kept(row.text()));
  }
}
