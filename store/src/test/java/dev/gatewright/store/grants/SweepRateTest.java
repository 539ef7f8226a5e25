package dev.gatewright.store.grants;

import static dev.gatewright.store.grants.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.store.Sweeper;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.people.DepartureTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Hours;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sweeping")
final class SweepRateTest {
  /// The last minutes of an hour, and the first ones of the next.
  private static final int BEGIN = 50;

  private final Database database = SqliteDatabases.openInMemory(Path.of("rate"));
  private final World world = new World(database);
  private final EventTable events = new EventTable(database.readers(), new SecureRandom());
  private final Sweeper sweeper =
      new Sweeper(database.writer(), new DepartureTable(database, events));

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName(
      "At 40 logins a second no table goes on growing beyond the hour in which its rows expire")
  void keepsUpWithManyLogins() {
    var perMinute = 40 * 60;
    for (var minute = BEGIN; minute < 63; minute++) {
      var now = NOW.plus(Duration.ofMinutes(minute));
      logIn(perMinute, minute, now);
      while (sweeper.sweep(now, 5_000) >= 5_000) {
        // As housekeeping does: by need, however much fell due with the hour.
      }
      var minutes = minute < 60 ? minute - BEGIN + 1 : minute - 60 + 1;
      for (var table : List.of("used_value", "revoked_access_token", "authorization_grant")) {
        assertThat(world.count(table)).as(table).isEqualTo((long) minutes * perMinute);
      }
      assertThat(world.count("session")).isEqualTo(2L + (long) minutes * perMinute);
      assertThat(world.count("throttle")).isLessThanOrEqualTo(perMinute);
    }
  }

  /// What as many logins leave, all of it of no use a second later.
  private void logIn(int logins, int minute, Instant now) {
    var rows =
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $logins)
        """;
    var begin = "m" + minute + "-";
    for (var insert :
        List.of(
            "INSERT INTO used_value $rows SELECT 'acme', 'code', CAST('$m' || i AS BLOB), $hour FROM n",
            "INSERT INTO revoked_access_token $rows SELECT 'acme', '$m' || i, $hour FROM n",
            "INSERT INTO throttle $rows SELECT 'acme', '$m' || i, 1, $now + 1000 FROM n",
            """
            INSERT INTO session (issuer, id, user_id, created_at, last_seen_at, expires_at,
              expires_hour, idle, document)
            $rows SELECT 'acme', '$m' || i, 'u$m' || i, $now, $now, $now + 1000, $hour, 1000,
              '{"v":1}' FROM n
            """,
            """
            INSERT INTO authorization_grant (issuer, handle, code_id, id, client_id, user_id,
              session_bond, auth_time, document, epoch, created_at, expires_at, keep_hour,
              generation, rotated_at, grace_used, grace_run, outcome)
            $rows SELECT 'acme', CAST('$m' || i AS BLOB), CAST('$m' || i AS BLOB), '$m' || i, 'web',
              'u$m' || i, 'NONE', 0, '{"v":1}', 1, $now, $now + 1000, $hour, 0, 0, 0, 0, '' FROM n
            """)) {
      world.run(
          insert
              .replace("$rows", rows)
              .replace("$logins", Integer.toString(logins))
              .replace("$m", begin)
              .replace("$hour", Long.toString(Hours.of(now)))
              .replace("$now", Long.toString(now.toEpochMilli())));
    }
  }
}
