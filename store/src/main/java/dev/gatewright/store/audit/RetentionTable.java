package dev.gatewright.store.audit;

import dev.gatewright.store.audit.SignedPlace.Kind;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.Writer;
import java.time.Instant;
import java.util.List;

/// Deletes old events of an issuer: up to a signed head, so that the chain goes on from a hash that
/// is known, and only what everybody has read who reads them in order. Safe for any number of
/// threads.
///
/// First the server signs that the trail begins after this event, then the rows go in small steps:
/// what a crash leaves of them is deleted with the next ones.
public final class RetentionTable {
  private static final int STEP = 500;

  /// The last head whose events are all old enough.
  private static final Sql HEAD =
      Sql.of(
          """
          SELECT h.seq, h.hash FROM audit_head AS h JOIN audit_chain AS c ON c.issuer = h.issuer
          WHERE h.issuer = :issuer AND h.event_at <= :before AND h.seq > c.cut_seq
            AND h.seq <= :most
          ORDER BY h.event_at DESC, h.seq DESC LIMIT 1
          """);

  /// The least that a receiver still has to read; none holds what it was never to get.
  private static final Sql READ =
      Sql.of(
          """
          SELECT min(
            coalesce((SELECT min(w.seen) FROM webhook AS w
              WHERE w.issuer = :issuer AND w.active = 1 AND w.off_at IS NULL), :all),
            coalesce((SELECT min(d.seq) - 1 FROM webhook_delivery AS d
              WHERE d.issuer = :issuer AND d.due_at IS NOT NULL), :all),
            CASE WHEN :syslog = 0 THEN :all ELSE coalesce((SELECT s.seq FROM syslog_cursor AS s
              WHERE s.issuer = :issuer), :all) END)
          """);

  private static final Sql CUT =
      Sql.of(
          """
          UPDATE audit_chain
          SET cut_seq = :seq, cut_hash = :hash, cut_at = :at, cut_kid = :kid,
            cut_signature = :signature
          WHERE issuer = :issuer AND cut_seq < :seq AND seq >= :seq
          """);

  /// Asked before a unit is spent on an issuer.
  private static final Sql LEFT =
      Sql.of(
          """
          SELECT e.seq FROM audit_chain AS c JOIN event AS e ON e.issuer = c.issuer
          WHERE c.issuer = :issuer AND e.issuer = :issuer AND c.cut_seq > 0
            AND e.seq <= c.cut_seq
          LIMIT 1
          """);

  private static final List<Sql> DELETE =
      List.of(delete("event"), delete("event_chain"), delete("audit_head"));

  private final Writer writer;
  private final Readers readers;
  private final AuditKeyTable keys;

  public RetentionTable(Database database, AuditKeyTable keys) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.keys = keys;
  }

  private record Place(long seq, byte[] hash) {}

  /// Cuts off the issuer's events that happened up to `before`.
  ///
  /// @param syslog whether what the syslog receiver has not got yet stays
  public void cut(String issuer, Instant before, boolean syslog, Instant now) {
    var read = read(issuer, syslog);
    var found =
        readers.read(connection ->
            connection
                .on(HEAD)
                .set("issuer", issuer)
                .set("before", before)
                .set("most", read)
                .first(row -> new Place(row.number(), row.bytes())));
    if (found.isEmpty()) {
      return;
    }
    var cut = keys.sign(Kind.CUT, issuer, found.get().seq(), found.get().hash(), now);
    writer.commit(connection -> {
      // Somebody may have gone back meanwhile.
      var least =
          connection
              .on(READ)
              .set("issuer", issuer)
              .set("all", Long.MAX_VALUE)
              .set("syslog", syslog)
              .first(Row::number)
              .orElse(0L);
      if (least < cut.seq()) {
        return 0;
      }
      return connection
          .on(CUT)
          .set("issuer", issuer)
          .set("seq", cut.seq())
          .set("hash", cut.hash())
          .set("at", cut.at())
          .set("kid", cut.kid())
          .set("signature", cut.signature())
          .run();
    });
  }

  private long read(String issuer, boolean syslog) {
    return readers
        .read(connection ->
            connection
                .on(READ)
                .set("issuer", issuer)
                .set("all", Long.MAX_VALUE)
                .set("syslog", syslog)
                .first(Row::number))
        .orElse(0L);
  }

  /// Deletes one step of what was cut off; answers how many events went. None means that nothing is
  /// left of it.
  public int sweep(String issuer) {
    var left =
        readers
            .read(connection -> connection.on(LEFT).set("issuer", issuer).first(Row::number))
            .isPresent();
    if (!left) {
      return 0;
    }
    return writer.commit(connection -> {
      var most = 0;
      for (var statement : DELETE) {
        var deleted = connection.on(statement).set("issuer", issuer).set("step", STEP).run();
        most = Math.max(most, deleted);
      }
      return most;
    });
  }

  private static Sql delete(String table) {
    return Sql.of(
        """
        DELETE FROM $table WHERE issuer = :issuer AND seq IN (
          SELECT t.seq FROM $table AS t JOIN audit_chain AS c ON c.issuer = t.issuer
          WHERE t.issuer = :issuer AND t.seq <= c.cut_seq ORDER BY t.seq LIMIT :step)
        """
            .replace("$table", table));
  }
}
