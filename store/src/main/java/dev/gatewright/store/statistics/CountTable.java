package dev.gatewright.store.statistics;

import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Hours;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The tables `hour_count` and `day_count`. What was counted in memory is added to the rows, so any
/// number of processes add to the same ones, and one that is killed loses what it counted since it
/// last wrote. Safe for any number of threads.
public final class CountTable {
  /// For how long there is a row for each hour; afterwards there is one for each day.
  public static final Duration HOURS_KEPT = Duration.ofDays(35);

  public static final Duration DAYS_KEPT = Duration.ofDays(400);

  private static final int HOURS_OF_DAY = 24;

  /// Rows that are written in one unit.
  private static final int BATCH = 200;

  /// Sessions that one read looks at.
  private static final int LOOK = 10_000;

  /// Nothing is added for an issuer that was removed meanwhile.
  private static final Sql ADD =
      Sql.of(
          """
          INSERT INTO hour_count (issuer, hour, kind, label, count)
          SELECT id, :hour, :kind, :label, :count FROM issuer WHERE id = :issuer
          ON CONFLICT (issuer, hour, kind, label) DO UPDATE SET
            count = hour_count.count + excluded.count
          """);

  /// Any number of processes look at the same rows.
  private static final Sql SET =
      Sql.of(
          """
          INSERT INTO hour_count (issuer, hour, kind, label, count)
          SELECT id, :hour, :kind, :label, :count FROM issuer WHERE id = :issuer
          ON CONFLICT (issuer, hour, kind, label) DO NOTHING
          """);

  private static final Sql OLD_HOURS =
      Sql.of(
          """
          SELECT issuer, hour, kind, label, count FROM hour_count
          WHERE hour < :end ORDER BY hour LIMIT :limit
          """);

  private static final Sql ADD_TO_DAY =
      Sql.of(
          """
          INSERT INTO day_count (issuer, day, kind, label, count, expires_hour)
          VALUES (:issuer, :day, :kind, :label, :count, :expires_hour)
          ON CONFLICT (issuer, day, kind, label) DO UPDATE SET
            count = CASE WHEN :gauge THEN max(day_count.count, excluded.count)
              ELSE day_count.count + excluded.count END
          """);

  private static final Sql DROP_HOUR =
      Sql.of(
          """
          DELETE FROM hour_count
          WHERE issuer = :issuer AND hour = :hour AND kind = :kind AND label = :label
          """);

  private static final Sql OF_HOURS =
      Sql.of(
          """
          SELECT hour, kind, label, count FROM hour_count
          WHERE issuer = :issuer AND hour >= :from AND hour < :to
          """);

  private static final Sql OF_DAYS =
      Sql.of(
          """
          SELECT day, kind, label, count FROM day_count
          WHERE issuer = :issuer AND day >= :from AND day < :to
          """);

  private static final Sql LOOKED_AT =
      Sql.of("SELECT 1 FROM hour_count WHERE hour = :hour AND kind = :kind LIMIT 1");

  private static final Sql SESSIONS_END =
      Sql.of(
          """
          SELECT expires_hour, issuer, id FROM session
          WHERE (expires_hour, issuer, id) > (:hour, :issuer, :id)
          ORDER BY expires_hour, issuer, id LIMIT 1 OFFSET :look
          """);

  private static final Sql LIVE_SESSIONS =
      Sql.of(
          """
          SELECT issuer, count(*) FROM session
          WHERE (expires_hour, issuer, id) > (:hour, :issuer, :id)
            AND (expires_hour, issuer, id) <= (:to_hour, :to_issuer, :to_id)
            AND ended_at IS NULL AND expires_at > :now AND last_seen_at + idle > :now
          GROUP BY issuer
          """);

  private final Writer writer;
  private final Readers readers;
  private final Counts counts;

  public CountTable(Database database, Counts counts) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.counts = counts;
  }

  /// Adds to the rows what was counted since the last time, and looks at the sessions once an hour.
  /// What a store cannot take now waits in memory. Called by one thread, now and then and when the
  /// program ends.
  public void flush(Instant now) {
    var taken = new ArrayList<>(counts.take(now).entrySet());
    for (var from = 0; from < taken.size(); from += BATCH) {
      var batch = taken.subList(from, Math.min(from + BATCH, taken.size()));
      try {
        writer.commit(connection -> {
          for (var counted : batch) {
            one(connection.on(ADD), counted.getKey()).set("count", counted.getValue()).run();
          }
          return true;
        });
      } catch (StoreUnavailable e) {
        var left = new HashMap<Counts.Counted, Long>();
        taken
            .subList(from, taken.size())
            .forEach(counted -> left.put(counted.getKey(), counted.getValue()));
        counts.putBack(left);
        throw e;
      }
    }
  }

  /// Writes down how many sessions are live, once in an hour by whichever process comes first.
  public void lookAtSessions(Instant now) {
    var hour = Hours.of(now);
    if (wasLookedAt(hour)) {
      return;
    }
    var live = new TreeMap<String, Long>();
    var from = new Place(hour - 1, "", "");
    Optional<Place> next;
    do {
      var begin = from;
      next = readers.read(connection -> end(connection, begin));
      var end = next.orElse(new Place(Long.MAX_VALUE, "", ""));
      readers
          .read(connection -> live(connection, begin, end, now))
          .forEach(found -> live.merge(found.issuer(), found.count(), Long::sum));
      from = end;
    } while (next.isPresent());
    if (live.isEmpty()) {
      return;
    }
    writer.commit(connection -> {
      for (var found : live.entrySet()) {
        var series = new Counts.Series(found.getKey(), hour, CountKind.ACTIVE_SESSIONS);
        one(connection.on(SET), new Counts.Counted(series, Counts.ALL))
            .set("count", found.getValue())
            .run();
      }
      return true;
    });
  }

  private boolean wasLookedAt(long hour) {
    return readers
        .read(connection ->
            connection
                .on(LOOKED_AT)
                .set("hour", hour)
                .set("kind", CountKind.ACTIVE_SESSIONS.word())
                .first(Row::number))
        .isPresent();
  }

  private record Place(long hour, String issuer, String id) {}

  private record Live(String issuer, long count) {}

  private static Optional<Place> end(SqlConnection connection, Place from) throws SQLException {
    return after(connection.on(SESSIONS_END), from)
        .set("look", LOOK - 1)
        .first(row -> new Place(row.number(), row.text(), row.text()));
  }

  private static List<Live> live(SqlConnection connection, Place from, Place to, Instant now)
      throws SQLException {
    return after(connection.on(LIVE_SESSIONS), from)
        .set("to_hour", to.hour())
        .set("to_issuer", to.issuer())
        .set("to_id", to.id())
        .set("now", now)
        .all(row -> new Live(row.text(), row.number()));
  }

  private static Query after(Query query, Place from) throws SQLException {
    return query.set("hour", from.hour()).set("issuer", from.issuer()).set("id", from.id());
  }

  private static Query one(Query query, Counts.Counted counted) throws SQLException {
    return query
        .set("issuer", counted.series().issuer())
        .set("hour", counted.series().hour())
        .set("kind", counted.series().kind().word())
        .set("label", counted.label());
  }

  private record OldHour(String issuer, long hour, CountKind kind, String label, long count) {}

  /// Adds the oldest hours to their days, at most `limit` rows; answers how many went.
  public static int rollUp(SqlConnection connection, Instant now, int limit) throws SQLException {
    var old =
        connection
            .on(OLD_HOURS)
            .set("end", Hours.of(now.minus(HOURS_KEPT)))
            .set("limit", limit)
            .all(row ->
                new OldHour(
                    row.text(),
                    row.number(),
                    CountKind.parse(row.text()).orElseThrow(),
                    row.text(),
                    row.number()));
    for (var one : old) {
      var day = Math.floorDiv(one.hour(), HOURS_OF_DAY);
      connection
          .on(ADD_TO_DAY)
          .set("issuer", one.issuer())
          .set("day", day)
          .set("kind", one.kind().word())
          .set("label", one.label())
          .set("count", one.count())
          .set("gauge", one.kind().isGauge())
          .set("expires_hour", (day + 1) * HOURS_OF_DAY + DAYS_KEPT.toHours())
          .run();
      connection
          .on(DROP_HOUR)
          .set("issuer", one.issuer())
          .set("hour", one.hour())
          .set("kind", one.kind().word())
          .set("label", one.label())
          .run();
    }
    return old.size();
  }

  /// What was counted at an issuer from the hour or day of `from` to that of `to`, both of them
  /// included. It begins later where counts are kept no longer, and what this process has not
  /// written yet is among it.
  public Statistics of(String issuer, Instant from, Instant to, Step step, Instant now) {
    var hours = step.length().toHours();
    var kept = now.minus(step.kept());
    var first =
        from.isBefore(kept)
            ? Math.ceilDiv(Hours.of(kept), hours)
            : Math.floorDiv(Hours.of(from.isBefore(now) ? from : now), hours);
    var last = Math.floorDiv(Hours.of(to.isBefore(now) ? to : now), hours);
    var end = Math.max(first, last + 1);
    var numbers = new Numbers(first, end, hours);
    readers.read(connection ->
        connection
            .on(OF_HOURS)
            .set("issuer", issuer)
            .set("from", first * hours)
            .set("to", end * hours)
            .all(numbers::takeHour));
    if (step == Step.DAY) {
      readers.read(connection ->
          connection
              .on(OF_DAYS)
              .set("issuer", issuer)
              .set("from", first)
              .set("to", end)
              .all(numbers::takeDay));
    }
    // Read last, so that what is written in between is missing once and never there twice.
    counts
        .waiting(issuer)
        .forEach((counted, count) ->
            numbers.add(counted.series().hour(), counted.series().kind(), counted.label(), count));
    return new Statistics(time(first * hours), time(end * hours), step, numbers.series());
  }

  private static Instant time(long hour) {
    return Instant.EPOCH.plus(Duration.ofHours(hour));
  }

  /// The numbers of each series, as they are read.
  private static final class Numbers {
    private final long first;
    private final int length;
    private final long hoursOfStep;
    private final Map<CountKind, Map<String, long[]>> found = new TreeMap<>();

    Numbers(long first, long end, long hoursOfStep) {
      this.first = first;
      this.length = Math.toIntExact(end - first);
      this.hoursOfStep = hoursOfStep;
      // What has no parts is always there, so that its plot is a line at zero.
      of(CountKind.ACTIVE_SESSIONS, Counts.ALL);
      of(CountKind.NEW_USER, Counts.ALL);
    }

    private long[] of(CountKind kind, String label) {
      return found
          .computeIfAbsent(kind, _ -> new TreeMap<>())
          .computeIfAbsent(label, _ -> new long[length]);
    }

    boolean takeHour(Row row) throws SQLException {
      add(row.number(), CountKind.parse(row.text()).orElseThrow(), row.text(), row.number());
      return true;
    }

    boolean takeDay(Row row) throws SQLException {
      add(
          row.number() * HOURS_OF_DAY,
          CountKind.parse(row.text()).orElseThrow(),
          row.text(),
          row.number());
      return true;
    }

    void add(long hour, CountKind kind, String label, long count) {
      var at = Math.floorDiv(hour, hoursOfStep) - first;
      if (at < 0 || at >= length) {
        return;
      }
      var numbers = of(kind, label);
      var index = (int) at;
      numbers[index] = kind.isGauge() ? Math.max(numbers[index], count) : numbers[index] + count;
    }

    List<Statistics.Series> series() {
      var all = new ArrayList<Statistics.Series>();
      found.forEach((kind, labels) ->
          labels.forEach((label, numbers) ->
              all.add(
                  new Statistics.Series(kind, label, Arrays.stream(numbers).boxed().toList()))));
      return all;
    }
  }
}
