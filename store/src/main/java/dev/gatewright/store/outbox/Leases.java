package dev.gatewright.store.outbox;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Who has what of a table whose rows wait to be sent: one sender at a time, until its lease ends.
/// So a row is sent at least once, and more often only where a sender died before it said so. Safe
/// for any number of threads.
final class Leases {
  private static final int ID_BYTES = 16;

  private final Sql nextDue;
  private final Sql take;
  private final Sql reclaim;
  private final Sql settle;
  private final Sql again;
  private final Writer writer;
  private final Readers readers;
  private final SecureRandom random;
  private final Semaphore written = new Semaphore(0);

  /// @param table one with the columns of `outbox`
  Leases(Database database, String table, SecureRandom random) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.random = random;
    this.nextDue =
        Sql.of("SELECT min(due_at) FROM $TABLE WHERE due_at IS NOT NULL".replace("$TABLE", table));
    // Issuers take turns, so that one with a thousand rows delays nobody else's first.
    this.take =
        Sql.of(
            """
            UPDATE $TABLE SET due_at = :until, lease = :lease, tries = tries + 1
            WHERE (issuer, id) IN (
              SELECT issuer, id FROM (
                SELECT issuer, id, due_at,
                  row_number() OVER (PARTITION BY issuer ORDER BY due_at, id) AS turn
                FROM $TABLE WHERE due_at <= :now)
              ORDER BY turn, due_at, id LIMIT :limit)
            RETURNING issuer, id, kind, user_id, document, tries, created_at, deadline
            """
                .replace("$TABLE", table));
    this.reclaim =
        Sql.of(
            """
            UPDATE $TABLE SET due_at = :now, lease = NULL
            WHERE due_at IS NOT NULL AND lease IS NOT NULL
            """
                .replace("$TABLE", table));
    var ifLeased =
        """
        WHERE issuer = :issuer AND id = :id AND lease = :lease AND due_at IS NOT NULL
        """;
    this.settle =
        Sql.of(
            """
            UPDATE $TABLE SET outcome = :outcome, reason = :reason, keep_until = :keep_until,
              due_at = NULL, lease = NULL, document = NULL
            """
                    .replace("$TABLE", table)
                + ifLeased);
    this.again =
        Sql.of(
            """
            UPDATE $TABLE SET due_at = :due_at, lease = NULL, reason = :reason,
              tries = tries - :unused
            """
                    .replace("$TABLE", table)
                + ifLeased);
  }

  /// A row that somebody has until `leasedUntil`.
  record Taken(
      TenantId tenant,
      String id,
      String kind,
      Optional<UserId> person,
      byte[] document,
      int tries,
      Instant writtenAt,
      Instant deadline,
      String lease,
      Instant leasedUntil) {}

  /// Which row, by whose lease.
  record Held(TenantId tenant, String id, String lease) {}

  /// A name for a row or a lease.
  String newId() {
    var bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Waits until a row may have been written, at most so long. The unit that writes it may be
  /// committing still; [#take] comes after it.
  void awaitPosting(Duration atMost) throws InterruptedException {
    if (written.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      written.drainPermits();
    }
  }

  /// Lets whoever waits for rows look.
  void wake() {
    written.release();
  }

  /// Ends all leases; answers how many there were.
  int reclaim(Instant now) {
    return writer.commit(connection -> connection.on(reclaim).set("now", now).run());
  }

  /// When the next row is due, leases that end included.
  Optional<Instant> nextDue() {
    return readers
        .read(connection -> connection.on(nextDue).first(Row::optionalInstant))
        .flatMap(due -> due);
  }

  /// Takes at most `limit` rows that are due; nobody else has them before `now + lease`.
  List<Taken> take(int limit, Duration lease, Instant now) {
    var name = newId();
    var until = now.plus(lease);
    return writer.commit(connection ->
        connection
            .on(take)
            .set("until", until)
            .set("lease", name)
            .set("now", now)
            .set("limit", limit)
            .all(row -> taken(row, name, until)));
  }

  private static Taken taken(Row row, String lease, Instant until) throws SQLException {
    return new Taken(
        new TenantId(row.text()),
        row.text(),
        row.text(),
        row.optionalText().map(UserId::new),
        row.bytes(),
        (int) row.number(),
        row.instant(),
        row.instant(),
        lease,
        until);
  }

  /// Has the row come again at that time, at its deadline at the latest, and answers when; `unused`
  /// is one where this try does not count.
  Instant again(Held row, String reason, Instant wanted, Instant deadline, int unused) {
    var due = wanted.isBefore(deadline) ? wanted : deadline;
    var _ =
        writer.commit(connection ->
            held(connection.on(again), row)
                .set("due_at", due)
                .set("reason", reason)
                .set("unused", unused)
                .run());
    return due;
  }

  /// Settles the row and destroys what it holds; false where somebody else has it.
  boolean settle(
      SqlConnection connection,
      Held row,
      String outcome,
      Optional<String> reason,
      Instant keptUntil)
      throws SQLException {
    return held(connection.on(settle), row)
            .set("outcome", outcome)
            .setOptional("reason", reason)
            .set("keep_until", keptUntil)
            .run()
        == 1;
  }

  private static Query held(Query query, Held row) throws SQLException {
    return query.set("issuer", row.tenant().value()).set("id", row.id()).set("lease", row.lease());
  }
}
