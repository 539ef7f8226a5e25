package dev.gatewright.store.audit;

import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.Writer;
import java.util.List;

/// The table `syslog_cursor`: up to which event of each issuer the syslog receiver has all. Safe
/// for any number of threads.
public final class SyslogCursors {
  private static final Sql ANY = Sql.of("SELECT 1 FROM syslog_cursor LIMIT 1");

  /// Who begins to listen hears what happens from then on. There is a row then even where nothing
  /// happened yet, so that nobody begins twice.
  private static final Sql BEGIN =
      Sql.of(
          """
          INSERT INTO syslog_cursor (issuer, seq)
          SELECT h.issuer, h.last FROM event_head AS h
          WHERE h.issuer <> 'system' AND NOT EXISTS (SELECT 1 FROM syslog_cursor)
          UNION ALL
          SELECT 'system', coalesce(max(h.last), 0) FROM event_head AS h
          WHERE h.issuer = 'system' AND NOT EXISTS (SELECT 1 FROM syslog_cursor)
          """);

  private static final Sql BEHIND =
      Sql.of(
          """
          SELECT h.issuer, coalesce(s.seq, 0), h.last FROM event_head AS h
          LEFT JOIN syslog_cursor AS s ON s.issuer = h.issuer
          WHERE coalesce(s.seq, 0) < h.last AND EXISTS (
            SELECT 1 FROM event AS e WHERE e.issuer = h.issuer AND e.seq > coalesce(s.seq, 0))
          ORDER BY h.issuer
          """);

  private static final Sql MOVE =
      Sql.of(
          """
          INSERT INTO syslog_cursor (issuer, seq)
          SELECT :issuer, :seq WHERE EXISTS (
            SELECT 1 FROM event AS e WHERE e.issuer = :issuer AND e.seq = :seq)
          ON CONFLICT (issuer) DO UPDATE SET seq = excluded.seq
          WHERE syslog_cursor.seq < excluded.seq
          """);

  private final Writer writer;
  private final Readers readers;

  public SyslogCursors(Database database) {
    this.writer = database.writer();
    this.readers = database.readers();
  }

  /// An issuer with events that were not handed over.
  ///
  /// @param seen the last one that was, or that was before anybody listened
  /// @param last the latest
  public record Behind(String issuer, long seen, long last) {}

  /// Begins with what happens from now on, where nobody listened before.
  public void begin() {
    var begun = readers.read(connection -> connection.on(ANY).first(Row::number)).isPresent();
    if (!begun) {
      writer.commit(connection -> connection.on(BEGIN).run());
    }
  }

  public List<Behind> behind() {
    return readers.read(connection ->
        connection.on(BEHIND).all(row -> new Behind(row.text(), row.number(), row.number())));
  }

  /// All up to this event was handed over.
  public void moved(String issuer, long seq) {
    writer.commit(connection -> connection.on(MOVE).set("issuer", issuer).set("seq", seq).run());
  }
}
