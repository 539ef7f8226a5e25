package dev.gatewright.store;

import dev.gatewright.store.sql.Days;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.Writer;
import java.time.Instant;
import java.util.List;

/// Deletes what has expired, in steps small enough that nobody waits for them.
///
/// Only what can matter to nobody goes: grants after their code and last token, sessions after the
/// last grant that would die with them, used values and revoked tokens after they would be refused
/// for their age anyway. Consents and the audit trail stay.
final class Sweeper {
  /// Rows in one transaction.
  static final int STEP = 200;

  private static final List<Sql> STATEMENTS =
      List.of(
          of("used_value", "issuer, kind, hash", "expires_day < :today"),
          of("revoked_access_token", "issuer, jti", "expires_day < :today"),
          of("parked_request", "issuer, id", "expires_at <= :now"),
          of("throttle", "issuer, key", "ends_at <= :now"),
          of("authorization_grant", "issuer, handle", "keep_day < :today"),
          of(
              "session",
              "issuer, id",
              """
              expires_day < :today AND NOT EXISTS (
                SELECT 1 FROM authorization_grant AS g
                WHERE g.issuer = session.issuer AND g.session_id = session.id
                  AND g.session_bond = 'LOGOUT' AND g.revoked_at IS NULL)
              """));

  private final Writer writer;

  Sweeper(Writer writer) {
    this.writer = writer;
  }

  /// Deletes at most `budget` expired rows, rounded up to whole steps; answers how many went.
  int sweep(Instant now, int budget) {
    var swept = 0;
    for (var statement : STATEMENTS) {
      int step;
      do {
        if (swept >= budget) {
          return swept;
        }
        step = step(statement, now);
        swept += step;
      } while (step == STEP);
    }
    return swept;
  }

  private int step(Sql statement, Instant now) {
    return writer.commit(connection ->
        connection
            .on(statement)
            .set("now", now)
            .set("today", Days.of(now))
            .set("step", STEP)
            .run());
  }

  private static Sql of(String table, String key, String expired) {
    return Sql.of(
        """
        DELETE FROM $table WHERE ($key) IN (
          SELECT $key FROM $table WHERE $expired AND :today >= 0 AND :now >= 0 LIMIT :step)
        """
            .replace("$table", table)
            .replace("$key", key)
            .replace("$expired", expired));
  }
}
