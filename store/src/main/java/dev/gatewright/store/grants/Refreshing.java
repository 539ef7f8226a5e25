package dev.gatewright.store.grants;

import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.Grants.RefreshAttempt;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome;
import dev.gatewright.protocol.ports.Grants.Refused;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Presenting a refresh token: one `UPDATE` whose `CASE` arms decide advance, grace or theft (RFC
/// 9700 §4.14.2).
///
/// Each arm reads the row as it was. A refusal that is no theft matches no row and changes nothing;
/// a second look in the same transaction then says why.
final class Refreshing {
  /// A non-rotating token's idle deadline is moved in steps of this, so that using it costs a read
  /// and not a write.
  private static final Duration IDLE_STEP = Duration.ofMinutes(1);

  private static final String CURRENT = "(:generation = g.generation)";
  private static final String ADVANCING = "(:rotate = 1 AND :generation = g.generation)";

  private static final String GRACEFUL =
      "(:generation = g.generation - 1 AND :now <= g.rotated_at + :grace)";

  /// The first grace of this generation, after the two generations before needed it too.
  private static final String EXHAUSTED =
      "(:public_client = 1 AND g.grace_used = 0 AND g.grace_run >= 2)";

  private static final String PRESENT =
      """
      UPDATE authorization_grant AS g SET
        outcome = CASE
          WHEN $ADVANCING THEN 'ADVANCED'
          WHEN $CURRENT THEN 'KEPT'
          WHEN NOT $GRACEFUL THEN 'THEFT'
          WHEN $EXHAUSTED THEN 'GRACE_EXHAUSTED'
          ELSE 'GRACE' END,
        generation = CASE WHEN $ADVANCING THEN g.generation + 1 ELSE g.generation END,
        rotated_at = CASE WHEN $ADVANCING THEN :now ELSE g.rotated_at END,
        idle_expires_at = CASE WHEN $CURRENT THEN :idle_expires_at
          ELSE g.idle_expires_at END,
        grace_run = CASE
          WHEN $ADVANCING AND g.grace_used = 0 THEN 0
          WHEN $GRACEFUL AND g.grace_used = 0 THEN g.grace_run + 1
          ELSE g.grace_run END,
        grace_used = CASE WHEN $ADVANCING THEN 0 WHEN $GRACEFUL THEN 1
          ELSE g.grace_used END,
        revoked_at = CASE WHEN $CURRENT OR ($GRACEFUL AND NOT $EXHAUSTED) THEN NULL
          ELSE :now END,
        revoke_reason = CASE
          WHEN $CURRENT OR ($GRACEFUL AND NOT $EXHAUSTED) THEN NULL
          WHEN $GRACEFUL THEN 'refresh.grace_exhausted'
          ELSE 'refresh.theft' END
      WHERE g.issuer = :issuer AND g.handle = :handle
        AND g.revoked_at IS NULL
        AND :epoch = (SELECT epoch FROM store_state)
        AND :generation <= g.generation
        AND g.expires_at > :now
        AND (g.idle_expires_at IS NULL OR g.idle_expires_at > :now)
        AND (NOT ($CURRENT OR $GRACEFUL) OR 'ALIVE' = $LIVENESS)
      RETURNING outcome, generation
      """
          .replace("$ADVANCING", ADVANCING)
          .replace("$CURRENT", CURRENT)
          .replace("$GRACEFUL", GRACEFUL)
          .replace("$EXHAUSTED", EXHAUSTED);

  private static final String LOOK =
      """
      SELECT
        CASE
          WHEN g.revoked_at IS NOT NULL THEN 'REVOKED'
          WHEN :epoch <> (SELECT epoch FROM store_state) THEN 'STORE_BEHIND'
          WHEN :generation > g.generation THEN 'STORE_BEHIND'
          WHEN g.expires_at <= :now OR g.idle_expires_at <= :now THEN 'EXPIRED'
          ELSE $LIVENESS
        END,
        :generation = g.generation,
        g.idle_expires_at
      FROM authorization_grant AS g
      WHERE g.issuer = :issuer AND g.handle = :handle
      """;

  private final Sql present;
  private final Sql look;

  Refreshing(Liveness liveness) {
    this.present = Sql.of(PRESENT.replace("$LIVENESS", liveness.ofGrant()));
    this.look = Sql.of(LOOK.replace("$LIVENESS", liveness.ofGrant()));
  }

  /// The statements, for whoever asks how the database goes about them.
  List<Sql> statements() {
    return List.of(present, look);
  }

  /// Decides and changes in one statement.
  RefreshOutcome present(
      SqlConnection connection, IssuerId issuer, RefreshAttempt attempt, Instant now)
      throws SQLException {
    var outcome =
        identify(
                connection.on(present),
                issuer,
                attempt.handle(),
                attempt.generation(),
                attempt.epoch(),
                now)
            .set("rotate", attempt.rotate())
            .set("grace", attempt.grace().toMillis())
            .set("public_client", attempt.publicClient())
            .setOptional("idle_expires_at", attempt.idle().map(now::plus))
            .first(Refreshing::outcome);
    return outcome.isPresent()
        ? outcome.get()
        : new RefreshOutcome.NotRefreshed(whyNot(look(connection, issuer, attempt, now)));
  }

  /// The outcome where a look is enough: a non-rotating token whose idle deadline need not move.
  Optional<RefreshOutcome> withoutChange(
      SqlConnection connection, IssuerId issuer, RefreshAttempt attempt, Instant now)
      throws SQLException {
    return look(connection, issuer, attempt, now)
        .filter(found -> found.verdict().equals(Liveness.ALIVE) && found.current())
        .filter(found -> isCloseEnough(found.idleExpiresAt(), attempt.idle(), now))
        .map(_ -> new RefreshOutcome.Kept());
  }

  private static boolean isCloseEnough(
      Optional<Instant> kept, Optional<Duration> idle, Instant now) {
    if (kept.isEmpty() || idle.isEmpty()) {
      return kept.isEmpty() && idle.isEmpty();
    }
    return Duration.between(kept.get(), now.plus(idle.get())).abs().compareTo(IDLE_STEP) < 0;
  }

  private static RefreshOutcome outcome(Row row) throws SQLException {
    var outcome = row.text();
    var generation = (int) row.number();
    return switch (outcome) {
      case "ADVANCED" -> new RefreshOutcome.Advanced(generation);
      case "GRACE" -> new RefreshOutcome.Grace(generation);
      case "KEPT" -> new RefreshOutcome.Kept();
      case "THEFT" -> new RefreshOutcome.NotRefreshed(Refused.THEFT);
      case "GRACE_EXHAUSTED" -> new RefreshOutcome.NotRefreshed(Refused.GRACE_EXHAUSTED);
      default -> throw new IllegalStateException("no outcome of a refresh: " + outcome);
    };
  }

  private static Refused whyNot(Optional<Look> look) {
    if (look.isEmpty()) {
      return Refused.UNKNOWN;
    }
    var verdict = look.get().verdict();
    return switch (verdict) {
      case "REVOKED" -> Refused.REVOKED;
      case "STORE_BEHIND" -> Refused.STORE_BEHIND;
      case "EXPIRED" -> Refused.EXPIRED;
      case Liveness.CLIENT -> Refused.CLIENT_INACTIVE;
      case Liveness.SUBJECT -> Refused.SUBJECT_INACTIVE;
      case Liveness.SESSION -> Refused.SESSION_ENDED;
      case Liveness.ORGANIZATION -> Refused.ORGANIZATION_INACTIVE;
      default -> throw new IllegalStateException("no refusal of a refresh: " + verdict);
    };
  }

  /// Whether a refresh with this token would be answered now, apart from grace.
  boolean isLive(
      SqlConnection connection,
      IssuerId issuer,
      GrantHandle handle,
      int generation,
      int epoch,
      Instant now)
      throws SQLException {
    return look(connection, issuer, handle, generation, epoch, now)
        .filter(found -> found.verdict().equals(Liveness.ALIVE) && found.current())
        .isPresent();
  }

  private Optional<Look> look(
      SqlConnection connection, IssuerId issuer, RefreshAttempt attempt, Instant now)
      throws SQLException {
    return look(connection, issuer, attempt.handle(), attempt.generation(), attempt.epoch(), now);
  }

  private Optional<Look> look(
      SqlConnection connection,
      IssuerId issuer,
      GrantHandle handle,
      int generation,
      int epoch,
      Instant now)
      throws SQLException {
    return identify(connection.on(look), issuer, handle, generation, epoch, now)
        .first(row -> new Look(row.text(), row.flag(), row.optionalInstant()));
  }

  private static Query identify(
      Query query, IssuerId issuer, GrantHandle handle, int generation, int epoch, Instant now)
      throws SQLException {
    return query
        .set("issuer", issuer.value())
        .set("handle", handle.bytes())
        .set("generation", generation)
        .set("epoch", epoch)
        .set("now", now);
  }

  private record Look(String verdict, boolean current, Optional<Instant> idleExpiresAt) {}
}
