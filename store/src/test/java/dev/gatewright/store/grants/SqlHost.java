package dev.gatewright.store.grants;

import dev.gatewright.contract.ContractHost;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;

/// The rows of clients, people and sessions that grants hang on when the store holds them.
final class SqlHost implements ContractHost {
  private static final Sql ADD_CLIENT =
      Sql.of(
          """
          INSERT INTO client (
            issuer, id, status, document, secrets, sealed_signing_key, created_at, updated_at)
          VALUES (:issuer, :client, 'ACTIVE', '{}', '[]', NULL, 0, 0)
          """);

  private static final Sql REMOVE_CLIENT =
      Sql.of("UPDATE client SET status = 'DISABLED' WHERE issuer = :issuer AND id = :client");

  private static final Sql PUT_SUBJECT =
      Sql.of(
          """
          INSERT INTO user_account (issuer, id, email, email_as_typed, email_verified, claims,
            status, created_at, updated_at)
          VALUES (:issuer, :subject, :subject, :subject, 1, '{}', 'ACTIVE', 0, 0)
          ON CONFLICT (issuer, id) DO UPDATE SET status = 'ACTIVE'
          """);

  private static final Sql SUSPEND_SUBJECT =
      Sql.of(
          "UPDATE user_account SET status = 'SUSPENDED' WHERE issuer = :issuer AND id = :subject");

  private static final Sql LEAVE_ALL =
      Sql.of("DELETE FROM membership WHERE issuer = :issuer AND user_id = :subject");

  private static final Sql ADD_ORGANIZATION =
      Sql.of(
          """
          INSERT INTO organization (issuer, id, name, status)
          VALUES (:issuer, :organization, 'An organization', 'ACTIVE')
          ON CONFLICT (issuer, id) DO NOTHING
          """);

  private static final Sql JOIN =
      Sql.of(
          """
          INSERT INTO membership (
            issuer, user_id, organization_id, title, scopes, status, joined_at)
          VALUES (:issuer, :subject, :organization, NULL, '[]', 'ACTIVE', 0)
          """);

  /// Visits keep it from going idle before it expires.
  private static final Sql BEGIN_SESSION =
      Sql.of(
          """
          INSERT INTO session (issuer, id, user_id, created_at, last_seen_at,
            expires_at, expires_hour, idle, document)
          VALUES (:issuer, :session, :subject, 0, :expires_at, :expires_at,
            :expires_at / 3600000, 60000, '{"v":1}')
          ON CONFLICT (issuer, id) DO UPDATE SET
            ended_at = NULL, expires_at = excluded.expires_at,
            expires_hour = excluded.expires_hour, last_seen_at = excluded.last_seen_at
          """);

  private static final Sql END_SESSION =
      Sql.of("UPDATE session SET ended_at = 1 WHERE issuer = :issuer AND id = :session");

  private final Database database;

  SqlHost(Database database) {
    this.database = database;
  }

  @Override
  public void addClient(IssuerId issuer, ClientId client) {
    database.writer().commit(c -> of(c, ADD_CLIENT, issuer).set("client", client.value()).run());
  }

  @Override
  public void removeClient(IssuerId issuer, ClientId client) {
    database.writer().commit(c -> of(c, REMOVE_CLIENT, issuer).set("client", client.value()).run());
  }

  @Override
  public void putSubject(IssuerId issuer, SubjectId subject, Set<String> organizations) {
    database
        .writer()
        .commit(c -> {
          of(c, PUT_SUBJECT, issuer).set("subject", subject.value()).run();
          of(c, LEAVE_ALL, issuer).set("subject", subject.value()).run();
          for (String organization : organizations) {
            of(c, ADD_ORGANIZATION, issuer).set("organization", organization).run();
            of(c, JOIN, issuer)
                .set("subject", subject.value())
                .set("organization", organization)
                .run();
          }
          return organizations.size();
        });
  }

  @Override
  public void removeSubject(IssuerId issuer, SubjectId subject) {
    database
        .writer()
        .commit(c -> of(c, SUSPEND_SUBJECT, issuer).set("subject", subject.value()).run());
  }

  @Override
  public void beginSession(
      IssuerId issuer, SessionId session, SubjectId subject, Instant expiresAt) {
    database
        .writer()
        .commit(c ->
            of(c, BEGIN_SESSION, issuer)
                .set("session", session.value())
                .set("subject", subject.value())
                .set("expires_at", expiresAt)
                .run());
  }

  @Override
  public void endSession(IssuerId issuer, SessionId session) {
    database.writer().commit(c -> of(c, END_SESSION, issuer).set("session", session.value()).run());
  }

  private static Query of(SqlConnection connection, Sql sql, IssuerId issuer) throws SQLException {
    return connection.on(sql).set("issuer", issuer.value());
  }
}
