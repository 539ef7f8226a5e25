package dev.gatewright.store.grants;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.Grants.Dead;
import dev.gatewright.protocol.ports.Grants.Redemption;
import dev.gatewright.protocol.ports.NewGrant;
import dev.gatewright.store.sql.Hours;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import java.sql.SQLException;
import java.time.Instant;

/// Redeeming a code: one statement keeps the grant, or finds that the code was used and revokes
/// what it gave (RFC 6749 §4.1.2).
///
/// The insert goes ahead when everything lives, or when the code's row is there already: a replay
/// is noticed also after the session ended.
final class Redeeming {
  /// The row as it would be; a code dies with its session, whatever bond the grant will have.
  private static final String CANDIDATE =
      """
      FROM (
        SELECT
          CAST(:issuer AS TEXT) AS issuer,
          CAST(:client AS TEXT) AS client_id,
          CAST(:subject AS TEXT) AS user_id,
          CAST(:session AS TEXT) AS session_id,
          'SESSION' AS session_bond,
          CAST(:organization AS TEXT) AS organization_id,
          CAST(:auth_time AS BIGINT) AS auth_time,
          CAST(:created_at AS BIGINT) AS created_at
      ) AS g
      """;

  private static final String KEEP =
      """
      INSERT INTO authorization_grant (
        issuer, client_id, user_id, session_id, organization_id, auth_time,
        handle, code_id, id, session_bond, document, epoch,
        created_at, expires_at, keep_hour, idle_expires_at,
        generation, rotated_at, grace_used, grace_run, outcome)
      SELECT
        g.issuer, g.client_id, g.user_id, g.session_id, g.organization_id, g.auth_time,
        :handle, :code_id, :id, :session_bond, :document, :epoch,
        :created_at, :expires_at, :keep_hour, :idle_expires_at,
        0, :now, 0, 0, 'REDEEMED'
      $CANDIDATE
      WHERE (:epoch = (SELECT epoch FROM store_state) AND 'ALIVE' =
      $LIVENESS
      ) OR EXISTS (
        SELECT 1 FROM authorization_grant AS used
        WHERE used.issuer = :issuer AND used.code_id = :code_id)
      ON CONFLICT (issuer, code_id) DO UPDATE SET
        outcome = 'REPLAYED',
        revoked_at = coalesce(authorization_grant.revoked_at, :now),
        revoke_reason = coalesce(authorization_grant.revoke_reason, 'code.replayed')
      RETURNING outcome, id
      """
          .replace("$CANDIDATE", CANDIDATE);

  private static final String WHY_NOT =
      """
      SELECT CASE WHEN :epoch <> (SELECT epoch FROM store_state) THEN 'EPOCH' ELSE
      $LIVENESS
      END
      """
          + CANDIDATE;

  private final Sql keep;
  private final Sql whyNot;

  Redeeming(Liveness liveness) {
    this.keep = Sql.of(KEEP.replace("$LIVENESS", liveness.ofGrant()));
    this.whyNot = Sql.of(WHY_NOT.replace("$LIVENESS", liveness.ofGrant()));
  }

  /// The statement, for whoever asks how the database goes about it.
  Sql statement() {
    return keep;
  }

  Redemption redeem(SqlConnection connection, IssuerId issuer, NewGrant grant, Instant now)
      throws SQLException {
    var outcome = fill(connection.on(keep), issuer, grant, now).first(Redeeming::outcome);
    if (outcome.isPresent()) {
      return outcome.get();
    }
    var dead = candidate(connection.on(whyNot), issuer, grant, now).first(Row::text);
    return new Redemption.NotAlive(Dead.valueOf(dead.orElseThrow()));
  }

  private static Redemption outcome(Row row) throws SQLException {
    var replayed = row.text().equals("REPLAYED");
    var id = new GrantId(row.text());
    return replayed ? new Redemption.Replayed(id) : new Redemption.Redeemed();
  }

  private static Query fill(Query query, IssuerId issuer, NewGrant grant, Instant now)
      throws SQLException {
    var terms = grant.grant();
    return candidate(query, issuer, grant, now)
        .set("handle", grant.handle().bytes())
        .set("code_id", grant.codeId())
        .set("id", terms.id().value())
        .set("session_bond", terms.sessionBond().name())
        .set("document", terms.document().text())
        .set("expires_at", terms.expiresAt())
        .set("keep_hour", Hours.of(grant.keepUntil()))
        .setOptional("idle_expires_at", grant.idle().map(now.truncatedTo(MILLIS)::plus));
  }

  private static Query candidate(Query query, IssuerId issuer, NewGrant grant, Instant now)
      throws SQLException {
    var terms = grant.grant();
    return query
        .set("issuer", issuer.value())
        .set("client", terms.client().value())
        .set("subject", terms.subject().value())
        .setOptional("session", terms.session().map(Object::toString))
        .setOptional("organization", terms.organization())
        .set("auth_time", terms.authTime())
        .set("created_at", terms.createdAt())
        .set("epoch", grant.epoch())
        .set("now", now);
  }
}
