package dev.gatewright.store.events;

import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds events of an issuer by what they are. Safe for any number of threads.
///
/// Of a person it goes along that person's events. Otherwise it looks at a part of the trail at a
/// time and says how far it came, so that no call walks through all of it, and nothing has to be
/// kept for it beside the trail.
public final class EventSearch {
  /// Events that one call looks at.
  static final int LOOKED_AT = 5_000;

  /// Above every letter that names have.
  private static final String HIGHEST = "\u007f";

  private static final String CONDITIONS =
      """
        AND e.at >= :since AND e.at < :until AND e.name >= :name AND e.name < :name_end
      ORDER BY e.seq LIMIT :limit
      """;

  static final Sql OF_ISSUER =
      Sql.of(
          EventTable.EVENTS
              + "WHERE e.issuer = :issuer AND e.seq > :after AND e.seq <= :to"
              + CONDITIONS);

  /// The person's numbers by themselves, or SQLite thinks that it finds them faster by walking.
  static final Sql OF_PERSON =
      Sql.of(
          EventTable.EVENTS
              + """
              WHERE e.issuer = :issuer AND e.seq IN (
                SELECT p.seq FROM event AS p
                WHERE p.issuer = :issuer AND p.user_id = :user AND p.seq > :after AND p.seq <= :to)
              """
              + CONDITIONS);

  static final Sql AT =
      Sql.of(
          "SELECT seq, at FROM event WHERE issuer = :issuer AND seq >= :seq ORDER BY seq LIMIT 1");

  static final Sql FIRST =
      Sql.of("SELECT seq FROM event WHERE issuer = :issuer ORDER BY seq LIMIT 1");

  private static final Sql LAST = Sql.of("SELECT last FROM event_head WHERE issuer = :issuer");

  private final Readers readers;

  EventSearch(Readers readers) {
    this.readers = readers;
  }

  /// Some events in order.
  ///
  /// @param seen the number of the last event that was looked at
  /// @param more whether there are later ones that were not
  public record Found(List<KeptEvent> events, long seen, boolean more) {
    public Found {
      events = List.copyOf(events);
    }
  }

  /// At most `limit` events that are wanted, beginning after the one numbered `after`.
  public Found find(String issuer, EventFilter filter, long after, int limit) {
    return readers.read(connection -> find(connection, issuer, filter, after, limit));
  }

  private static Found find(
      SqlConnection connection, String issuer, EventFilter filter, long after, int limit)
      throws SQLException {
    var last = connection.on(LAST).set("issuer", issuer).first(Row::number).orElse(0L);
    var from = after;
    if (filter.since().isPresent()) {
      from = Math.max(after, first(connection, issuer, last, filter.since().get()) - 1);
    }
    var end = last;
    if (filter.until().isPresent()) {
      end = first(connection, issuer, last, filter.until().get()) - 1;
    }
    var to = filter.subject().isPresent() ? end : Math.min(end, from + LOOKED_AT);
    var query = connection.on(filter.subject().isPresent() ? OF_PERSON : OF_ISSUER);
    if (filter.subject().isPresent()) {
      query.set("user", filter.subject().get());
    }
    var found =
        query
            .set("issuer", issuer)
            .set("after", from)
            .set("to", to)
            .set("since", filter.since().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE))
            .set("until", filter.until().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE))
            .set("name", filter.name().orElse(""))
            .set("name_end", filter.name().orElse("") + HIGHEST)
            .set("limit", limit)
            .all(row -> EventTable.event(issuer, row));
    var seen = found.size() == limit ? found.getLast().seq() : Math.max(after, to);
    return new Found(found, seen, seen < end);
  }

  private record Moment(long seq, long at) {}

  /// The number of an event from which on none is older, found by halving: times rise with numbers,
  /// but for those of units that ran at once or before a clock was set back.
  static long first(SqlConnection connection, String issuer, long last, Instant time)
      throws SQLException {
    var low = connection.on(FIRST).set("issuer", issuer).first(Row::number).orElse(1L);
    var high = last + 1;
    while (low < high) {
      var middle = low + (high - low) / 2;
      Optional<Moment> found =
          connection
              .on(AT)
              .set("issuer", issuer)
              .set("seq", middle)
              .first(row -> new Moment(row.number(), row.number()));
      if (found.isEmpty() || found.get().at() >= time.toEpochMilli()) {
        high = middle;
      } else {
        low = found.get().seq() + 1;
      }
    }
    return low;
  }

  /// As above, read by whoever copies the trail.
  public static long first(Readers readers, String issuer, Instant time) {
    return readers.read(connection ->
        first(
            connection,
            issuer,
            connection.on(LAST).set("issuer", issuer).first(Row::number).orElse(0L),
            time));
  }
}
