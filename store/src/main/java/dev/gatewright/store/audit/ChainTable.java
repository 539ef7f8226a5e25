package dev.gatewright.store.audit;

import dev.gatewright.store.audit.SignedPlace.Kind;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Hours;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Chains the events of each issuer after their commit, and signs how far it came. Safe for any
/// number of threads and processes.
///
/// A unit takes the next events, and moves the chain's row from where it found it: of two at once
/// one does, so a chain never has two continuations, and what a crash cuts short is done again.
public final class ChainTable {
  /// Events in one unit; it takes the writer a millisecond or two.
  static final int STEP = 200;

  /// Between two heads, unless so many events come in between.
  static final Duration HEAD_EACH = Duration.ofMinutes(1);

  static final int HEAD_AFTER = 10_000;

  /// Heads of which an hour has a later one are kept so long.
  static final Duration KEPT = Duration.ofDays(7);

  private static final Sql BEHIND =
      Sql.of(
          """
          SELECT h.issuer FROM event_head AS h
          LEFT JOIN audit_chain AS c ON c.issuer = h.issuer
          WHERE coalesce(c.seq, 0) < h.last AND EXISTS (
            SELECT 1 FROM event AS e WHERE e.issuer = h.issuer AND e.seq > coalesce(c.seq, 0))
          """);

  private static final Sql ALL = Sql.of("SELECT issuer FROM audit_chain");

  private static final Sql FIND =
      Sql.of(
          """
          SELECT seq, hash, event_at, head_seq, head_at, cut_seq, cut_hash
          FROM audit_chain WHERE issuer = :issuer
          """);

  private static final Sql NEXT =
      Sql.of(
          """
          SELECT $columns FROM event AS e
          WHERE e.issuer = :issuer AND e.seq > :after
            AND e.seq <= (SELECT h.last FROM event_head AS h WHERE h.issuer = :issuer)
          ORDER BY e.seq LIMIT :step
          """
              .replace("$columns", StoredEvent.COLUMNS));

  private static final Sql BEGIN =
      Sql.of(
          """
          INSERT INTO audit_chain (
            issuer, seq, hash, event_at, head_seq, head_at, cut_seq, cut_hash, cut_at)
          VALUES (:issuer, :seq, :hash, 0, :seq, 0, :seq, :hash, 0)
          ON CONFLICT (issuer) DO NOTHING
          """);

  private static final Sql MOVE =
      Sql.of(
          """
          UPDATE audit_chain SET seq = :seq, hash = :hash, event_at = :event_at
          WHERE issuer = :issuer AND seq = :from_seq AND hash = :from_hash
          """);

  private static final Sql ADD =
      Sql.of("INSERT INTO event_chain (issuer, seq, hash) VALUES (:issuer, :seq, :hash)");

  private static final Sql DUE =
      Sql.of(
          """
          SELECT issuer FROM audit_chain
          WHERE seq > head_seq
            AND (head_at <= :before OR head_at > :now OR seq - head_seq >= :many)
          """);

  /// An hour keeps its last head.
  private static final Sql PASS_OVER =
      Sql.of(
          """
          UPDATE audit_head SET keep_until = :keep_until
          WHERE issuer = :issuer AND seq = :seq AND at >= :hour_began
          """);

  private static final Sql ADD_HEAD =
      Sql.of(
          """
          INSERT INTO audit_head (issuer, seq, hash, at, event_at, kid, signature)
          SELECT :issuer, :seq, :hash, :at, :event_at, :kid, :signature
          FROM event_chain AS c
          WHERE c.issuer = :issuer AND c.seq = :seq AND c.hash = :hash
          ON CONFLICT (issuer, seq) DO NOTHING
          """);

  private static final Sql HEADED =
      Sql.of(
          """
          UPDATE audit_chain SET head_seq = :seq, head_at = :at
          WHERE issuer = :issuer AND head_seq < :seq
          """);

  private static final Sql SIGN_BEGINNING =
      Sql.of(
          """
          UPDATE audit_chain SET cut_at = :at, cut_kid = :kid, cut_signature = :signature
          WHERE issuer = :issuer AND cut_seq = :seq AND cut_hash = :hash
            AND cut_signature IS NULL
          """);

  private static final Sql LAST_HEAD =
      Sql.of(
          """
          SELECT seq, hash, at, kid, signature FROM audit_head
          WHERE issuer = :issuer ORDER BY seq DESC LIMIT 1
          """);

  private static final Sql UNSIGNED_BEGINNINGS =
      Sql.of(
          """
          SELECT issuer FROM audit_chain
          WHERE cut_seq > 0 AND cut_hash = :none AND cut_signature IS NULL
          """);

  private final Writer writer;
  private final Readers readers;
  private final AuditKeyTable keys;

  public ChainTable(Database database, AuditKeyTable keys) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.keys = keys;
  }

  private record Link(
      long seq,
      byte[] hash,
      Instant eventAt,
      long headSeq,
      Instant headAt,
      long cutSeq,
      byte[] cutHash) {
    static Link of(Row row) throws SQLException {
      return new Link(
          row.number(),
          row.bytes(),
          row.instant(),
          row.number(),
          row.instant(),
          row.number(),
          row.bytes());
    }
  }

  /// The issuers with events that are not chained.
  public List<String> behind() {
    return readers.read(connection -> connection.on(BEHIND).all(Row::text));
  }

  /// Chains the issuer's next events, at most [#STEP]; whether there may be more.
  public boolean extend(String issuer) {
    return writer.commit(connection -> extend(connection, issuer));
  }

  private static boolean extend(SqlConnection connection, String issuer) throws SQLException {
    var found = connection.on(FIND).set("issuer", issuer).first(Link::of);
    var events =
        connection
            .on(NEXT)
            .set("issuer", issuer)
            .set("after", found.map(Link::seq).orElse(0L))
            .set("step", STEP)
            .all(row -> StoredEvent.of(issuer, row));
    if (events.isEmpty()) {
      return false;
    }
    var from = found.isPresent() ? found.get() : begin(connection, issuer, events.getFirst());
    var hash = from.hash();
    for (var event : events) {
      hash = EventHash.of(hash, event);
      connection.on(ADD).set("issuer", issuer).set("seq", event.seq()).set("hash", hash).run();
    }
    var last = events.getLast();
    var moved =
        connection
            .on(MOVE)
            .set("issuer", issuer)
            .set("seq", last.seq())
            .set("hash", hash)
            .set("event_at", last.at())
            .set("from_seq", from.seq())
            .set("from_hash", from.hash())
            .run();
    if (moved != 1) {
      throw new IllegalStateException("the chain of " + issuer + " was moved by somebody else");
    }
    return events.size() == STEP;
  }

  /// An issuer that is there for the second time goes on with the numbers of the first.
  private static Link begin(SqlConnection connection, String issuer, StoredEvent first)
      throws SQLException {
    var before = first.seq() - 1;
    connection
        .on(BEGIN)
        .set("issuer", issuer)
        .set("seq", before)
        .set("hash", EventHash.beginning())
        .run();
    return connection.on(FIND).set("issuer", issuer).first(Link::of).orElseThrow();
  }

  /// Signs heads where a minute has passed since the last one and something was added.
  public void signDue(Instant now) {
    var due =
        readers.read(connection -> {
          var issuers =
              new TreeSet<>(
                  connection
                      .on(UNSIGNED_BEGINNINGS)
                      .set("none", EventHash.beginning())
                      .all(Row::text));
          issuers.addAll(
              connection
                  .on(DUE)
                  .set("before", now.minus(HEAD_EACH))
                  .set("now", now)
                  .set("many", HEAD_AFTER)
                  .all(Row::text));
          return issuers;
        });
    due.forEach(issuer -> sign(issuer, now));
  }

  /// Signs how far each chain has come.
  public void signAll(Instant now) {
    readers
        .read(connection -> connection.on(ALL).all(Row::text))
        .forEach(issuer -> sign(issuer, now));
  }

  /// Signs how far the chain has come, where it is not signed yet. Answers the last head; nothing
  /// where nothing is chained.
  public Optional<SignedPlace> sign(String issuer, Instant now) {
    var found =
        readers.read(connection -> connection.on(FIND).set("issuer", issuer).first(Link::of));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var link = found.get();
    if (link.cutSeq() > 0 && Arrays.equals(link.cutHash(), EventHash.beginning())) {
      signBeginning(issuer, link, now);
    }
    if (link.seq() > link.headSeq()) {
      addHead(issuer, link, now);
    }
    return head(issuer);
  }

  /// Only of a trail that begins anew, which nothing was before. Retention signs its own cuts in
  /// the unit that makes them: one that goes on from a hash and is not signed was made by somebody
  /// who has the file.
  private void signBeginning(String issuer, Link link, Instant now) {
    var cut = keys.sign(Kind.CUT, issuer, link.cutSeq(), link.cutHash(), now);
    writer.commit(connection ->
        connection
            .on(SIGN_BEGINNING)
            .set("issuer", issuer)
            .set("seq", cut.seq())
            .set("hash", cut.hash())
            .set("at", cut.at())
            .set("kid", cut.kid())
            .set("signature", cut.signature())
            .run());
  }

  private void addHead(String issuer, Link link, Instant now) {
    var head = keys.sign(Kind.HEAD, issuer, link.seq(), link.hash(), now);
    writer.commit(connection -> {
      var added =
          connection
              .on(ADD_HEAD)
              .set("issuer", issuer)
              .set("seq", head.seq())
              .set("hash", head.hash())
              .set("at", head.at())
              .set("event_at", link.eventAt())
              .set("kid", head.kid())
              .set("signature", head.signature())
              .run();
      if (added == 1) {
        connection
            .on(PASS_OVER)
            .set("issuer", issuer)
            .set("seq", link.headSeq())
            .set("hour_began", Hours.of(head.at()) * Duration.ofHours(1).toMillis())
            .set("keep_until", head.at().plus(KEPT))
            .run();
        connection
            .on(HEADED)
            .set("issuer", issuer)
            .set("seq", head.seq())
            .set("at", head.at())
            .run();
      }
      return added;
    });
  }

  /// The last head of each issuer.
  public List<SignedPlace> heads() {
    return readers.read(connection -> connection.on(ALL).all(Row::text)).stream()
        .sorted()
        .flatMap(issuer -> head(issuer).stream())
        .toList();
  }

  /// The last head of an issuer.
  public Optional<SignedPlace> head(String issuer) {
    return readers.read(connection ->
        connection.on(LAST_HEAD).set("issuer", issuer).first(row -> TrailReader.head(issuer, row)));
  }
}
