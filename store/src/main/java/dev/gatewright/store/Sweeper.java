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
public final class Sweeper {
  /// Rows in one transaction.
  static final int STEP = 200;

  private static final List<Expiry> EXPIRIES =
      List.of(
          Expiry.byDay("used_value", "issuer, kind, hash", "expires_day < :end"),
          Expiry.byDay("revoked_access_token", "issuer, jti", "expires_day < :end"),
          Expiry.byTime("parked_request", "issuer, id", "expires_at <= :end"),
          Expiry.byTime("throttle", "issuer, key", "ends_at <= :end"),
          Expiry.byDay("authorization_grant", "issuer, handle", "keep_day < :end"),
          Expiry.byDay(
              "session",
              "issuer, id",
              """
              expires_day < :end AND NOT EXISTS (
                SELECT 1 FROM authorization_grant AS g
                WHERE g.issuer = session.issuer AND g.session_id = session.id
                  AND g.session_bond = 'LOGOUT' AND g.revoked_at IS NULL)
              """));

  private final Writer writer;

  public Sweeper(Writer writer) {
    this.writer = writer;
  }

  /// Deletes at most `budget` expired rows, rounded up to whole steps; answers how many went.
  public int sweep(Instant now, int budget) {
    var swept = 0;
    for (var expiry : EXPIRIES) {
      int step;
      do {
        if (swept >= budget) {
          return swept;
        }
        step = step(expiry, now);
        swept += step;
      } while (step == STEP);
    }
    return swept;
  }

  private int step(Expiry expiry, Instant now) {
    return writer.commit(connection ->
        connection
            .on(expiry.statement())
            .set("end", expiry.daily() ? Days.of(now) : now.toEpochMilli())
            .set("step", STEP)
            .run());
  }

  /// How one table is swept: by whole days or to the millisecond, whichever its index has.
  private record Expiry(Sql statement, boolean daily) {
    static Expiry byDay(String table, String key, String expired) {
      return new Expiry(statement(table, key, expired), true);
    }

    static Expiry byTime(String table, String key, String expired) {
      return new Expiry(statement(table, key, expired), false);
    }

    private static Sql statement(String table, String key, String expired) {
      return Sql.of(
          "DELETE FROM $table WHERE ($key) IN (SELECT $key FROM $table WHERE $expired LIMIT :step)"
              .replace("$table", table)
              .replace("$key", key)
              .replace("$expired", expired));
    }
  }
}
