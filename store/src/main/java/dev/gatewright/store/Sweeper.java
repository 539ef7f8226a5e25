package dev.gatewright.store;

import dev.gatewright.store.people.DepartureTable;
import dev.gatewright.store.sql.Hours;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import dev.gatewright.store.statistics.CountTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/// Deletes what has expired, by need: one small step in each table that has something left, in
/// turn, until none has. A step is a change like any other, so the changes of requests come in
/// between, and no table waits for another that is full. One thread at a time uses it.
///
/// Only what can matter to nobody goes: grants after their code and last token, sessions after the
/// last grant that would die with them, used values and revoked tokens after they would be refused
/// for their age anyway. Consents stay, and events as long as their issuer says
/// ([dev.gatewright.store.audit.RetentionTable]). Accounts go whose people asked for it, at their
/// time.
public final class Sweeper {
  /// Rows in one step; deleting so many takes a few milliseconds.
  static final int STEP = 100;

  private final Writer writer;

  /// The tables in turn; who was last is first the next time, where a budget ended a round.
  private final ArrayDeque<Swept> turns;

  public Sweeper(Writer writer, DepartureTable departures) {
    this.writer = writer;
    this.turns =
        new ArrayDeque<>(
            List.of(
                Expiry.byHour("used_value", "issuer, kind, hash", "expires_hour"),
                Expiry.byHour("revoked_access_token", "issuer, jti", "expires_hour"),
                Expiry.byTime("parked_request", "issuer, id", "expires_at"),
                Expiry.byTime("throttle", "issuer, key", "ends_at"),
                Expiry.byTime("outbox", "issuer, id", "keep_until"),
                Expiry.byTime("text_outbox", "issuer, id", "keep_until"),
                Expiry.byTime("webhook_delivery", "issuer, webhook, seq", "keep_until"),
                Expiry.byTime("audit_head", "issuer, seq", "keep_until"),
                Expiry.byTime("mailed_link", "issuer, id", "expires_at"),
                Expiry.byTime("invitation", "issuer, id", "expires_at"),
                Expiry.byTime("mail_request", "issuer, id", "expires_at"),
                new Together(
                    List.of(
                        Expiry.byTime("configuration_history", "number", "keep_until"),
                        Expiry.byTime("configuration_change", "issuer, number", "keep_until"),
                        Expiry.byTime("configuration_state", "issuer, number", "keep_until"),
                        Expiry.byTime("setting_change", "issuer, kind, id", "keep_until"),
                        Expiry.byTime("setting_history", "issuer, number", "keep_until"))),
                Expiry.byTime("administrator_link", "id", "expires_at"),
                Expiry.byTime("impersonation", "issuer, id", "expires_at"),
                Expiry.byTime("kept_answer", "caller, key", "expires_at"),
                Expiry.byHour("authorization_grant", "issuer, handle", "keep_hour"),
                new FormerSecrets(),
                Expiry.byTime("refused_request", "issuer, reference", "expires_at"),
                Expiry.byHour("day_count", "issuer, day, kind, label", "expires_hour"),
                new OldHours(),
                new ExpiredSessions(),
                new Departures(departures)));
  }

  /// Deletes at most `budget` expired rows, rounded up to a whole step; answers how many went. Less
  /// than the budget means that nothing is left.
  public int sweep(Instant now, int budget) {
    var swept = 0;
    var finished = 0;
    while (finished < turns.size() && swept < budget) {
      var table = turns.removeFirst();
      turns.addLast(table);
      var step = writer.commit(connection -> table.step(connection, now));
      table.done(step);
      swept += step.deleted();
      finished = step.finished() ? finished + 1 : 0;
    }
    return swept;
  }

  /// Where a step stopped among expired sessions.
  private record Place(long hour, String issuer, String id) {}

  private static final Place START = new Place(Long.MIN_VALUE, "", "");

  /// How many rows a step deleted, whether the table has none left that may go, and where the next
  /// step begins.
  private record Step(int deleted, boolean finished, Place next) {
    Step(int deleted, boolean finished) {
      this(deleted, finished, START);
    }
  }

  private interface Swept {
    Step step(SqlConnection connection, Instant now) throws SQLException;

    /// The step is on disk.
    default void done(Step step) {}
  }

  /// A table of which everything expired may go.
  private record Expiry(Sql statement, boolean hourly) implements Swept {
    static Expiry byHour(String table, String key, String column) {
      return new Expiry(statement(table, key, column + " < :end"), true);
    }

    static Expiry byTime(String table, String key, String column) {
      return new Expiry(statement(table, key, column + " <= :end"), false);
    }

    private static Sql statement(String table, String key, String expired) {
      return Sql.of(
          "DELETE FROM $table WHERE ($key) IN (SELECT $key FROM $table WHERE $expired LIMIT :step)"
              .replace("$table", table)
              .replace("$key", key)
              .replace("$expired", expired));
    }

    @Override
    public Step step(SqlConnection connection, Instant now) throws SQLException {
      var deleted =
          connection
              .on(statement)
              .set("end", hourly ? Hours.of(now) : now.toEpochMilli())
              .set("step", STEP)
              .run();
      return new Step(deleted, deleted < STEP);
    }
  }

  /// What clients proved themselves with before, and which counts no more.
  private record FormerSecrets() implements Swept {
    private static final Sql FORGET =
        Sql.of(
            """
            UPDATE client SET former_secrets = NULL, former_until = NULL
            WHERE (issuer, id) IN (
              SELECT issuer, id FROM client WHERE former_until <= :now LIMIT :step)
            """);

    @Override
    public Step step(SqlConnection connection, Instant now) throws SQLException {
      var forgotten = connection.on(FORGET).set("now", now).set("step", STEP).run();
      return new Step(forgotten, forgotten < STEP);
    }
  }

  /// Counts of hours that are long past, which are kept by the day from then on.
  private record OldHours() implements Swept {
    @Override
    public Step step(SqlConnection connection, Instant now) throws SQLException {
      var moved = CountTable.rollUp(connection, now, STEP);
      return new Step(moved, moved < STEP);
    }
  }

  /// Tables of which little ever expires, in one change.
  private record Together(List<Expiry> tables) implements Swept {
    @Override
    public Step step(SqlConnection connection, Instant now) throws SQLException {
      int deleted = 0;
      boolean finished = true;
      for (var table : tables) {
        var step = table.step(connection, now);
        deleted += step.deleted();
        finished &= step.finished();
      }
      return new Step(deleted, finished);
    }
  }

  /// Accounts of people who asked for it: one a step, since each is many rows.
  private record Departures(DepartureTable table) implements Swept {
    @Override
    public Step step(SqlConnection connection, Instant now) throws SQLException {
      boolean removed = table.removeNext(connection, now);
      return new Step(removed ? 1 : 0, !removed);
    }
  }

  /// Expired sessions, of which some stay for the grants that would die with their end. A cursor
  /// goes past those, so that a step never looks at more than its own number of rows; it begins
  /// anew when it comes to the end.
  private static final class ExpiredSessions implements Swept {
    private static final Sql BOUND =
        Sql.of(
            """
            SELECT expires_hour, issuer, id FROM session
            WHERE expires_hour < :end AND (expires_hour, issuer, id) > (:hour, :issuer, :id)
            ORDER BY expires_hour, issuer, id LIMIT 1 OFFSET :step
            """);

    private static final Sql DELETE =
        Sql.of(
            """
            DELETE FROM session
            WHERE expires_hour < :end AND (expires_hour, issuer, id) > (:hour, :issuer, :id)
              AND (expires_hour, issuer, id) <= (:to_hour, :to_issuer, :to_id)
              AND NOT EXISTS (
                SELECT 1 FROM authorization_grant AS g
                WHERE g.issuer = session.issuer AND g.session_id = session.id
                  AND g.session_bond = 'LOGOUT' AND g.revoked_at IS NULL)
            """);

    private Place cursor = START;

    @Override
    public Step step(SqlConnection connection, Instant now) throws SQLException {
      var end = Hours.of(now);
      var next =
          connection
              .on(BOUND)
              .set("end", end)
              .set("hour", cursor.hour())
              .set("issuer", cursor.issuer())
              .set("id", cursor.id())
              .set("step", STEP - 1)
              .first(row -> new Place(row.number(), row.text(), row.text()));
      var bound = next.orElse(new Place(end, "", ""));
      var deleted =
          connection
              .on(DELETE)
              .set("end", end)
              .set("hour", cursor.hour())
              .set("issuer", cursor.issuer())
              .set("id", cursor.id())
              .set("to_hour", bound.hour())
              .set("to_issuer", bound.issuer())
              .set("to_id", bound.id())
              .run();
      return new Step(deleted, next.isEmpty(), next.orElse(START));
    }

    @Override
    public void done(Step step) {
      cursor = step.next();
    }
  }
}
