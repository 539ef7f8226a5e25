package dev.gatewright.store.audit;

import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.store.audit.SignedPlace.Kind;
import dev.gatewright.store.events.EventSearch;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.Sqlite;
import dev.gatewright.store.sql.StoreRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads trails as they are stored, for whoever checks or copies them. Each call is one short read,
/// so a server that runs on the file is not held up. Safe for any number of threads.
public final class TrailReader implements AutoCloseable {
  /// Rows of one read.
  public static final int STEP = 2_000;

  private static final Sql ISSUERS =
      Sql.of(
          """
          SELECT issuer FROM event_head AS h
          WHERE EXISTS (SELECT 1 FROM event AS e WHERE e.issuer = h.issuer)
          UNION SELECT issuer FROM audit_chain
          UNION SELECT id FROM issuer
          ORDER BY issuer
          """);

  private static final Sql CHAIN =
      Sql.of(
          """
          SELECT seq, hash, cut_seq, cut_hash, cut_at, cut_kid, cut_signature
          FROM audit_chain WHERE issuer = :issuer
          """);

  private static final Sql LAST = Sql.of("SELECT last FROM event_head WHERE issuer = :issuer");

  /// Numbers begin with 1 and are given one after the other.
  private static final Sql NOT_GIVEN =
      Sql.of(
          """
          SELECT seq FROM (
            SELECT min(seq) AS seq FROM event WHERE issuer = :issuer AND seq < 1
            UNION ALL
            SELECT min(seq) FROM event WHERE issuer = :issuer AND seq > coalesce(
              (SELECT last FROM event_head WHERE issuer = :issuer), 0))
          WHERE seq IS NOT NULL LIMIT 1
          """);

  private static final Sql ROWS =
      Sql.of(
          """
          SELECT c.hash, $columns FROM event AS e
          LEFT JOIN event_chain AS c ON c.issuer = e.issuer AND c.seq = e.seq
          WHERE e.issuer = :issuer AND e.seq > :after ORDER BY e.seq LIMIT :limit
          """
              .replace("$columns", StoredEvent.COLUMNS));

  private static final Sql HASH =
      Sql.of("SELECT hash FROM event_chain WHERE issuer = :issuer AND seq = :seq");

  private static final Sql HEADS =
      Sql.of(
          """
          SELECT seq, hash, at, kid, signature FROM audit_head
          WHERE issuer = :issuer AND seq > :after ORDER BY seq LIMIT :limit
          """);

  private static final Sql HEAD_FROM =
      Sql.of(
          """
          SELECT seq, hash, at, kid, signature FROM audit_head
          WHERE issuer = :issuer AND seq >= :seq ORDER BY seq LIMIT 1
          """);

  private static final Sql KEYS =
      Sql.of("SELECT public_key FROM audit_key ORDER BY created_at, kid");

  private final Readers readers;

  private TrailReader(Readers readers) {
    this.readers = readers;
  }

  /// Opens a store's file only to read it, whether a server runs on it or not. Throws
  /// [StoreRefused] where there is none that can be read.
  public static TrailReader open(Path file) {
    if (!Files.isReadable(file)) {
      throw new StoreRefused(file + " is no file that can be read");
    }
    try {
      return new TrailReader(Readers.open(new Sqlite(file.toAbsolutePath().normalize()), 1));
    } catch (SQLException e) {
      throw new StoreRefused("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// Where the chain of an issuer begins and how far it came.
  ///
  /// @param cut what was said when what was before the beginning was deleted
  public record Span(
      long seq, byte[] hash, long cutSeq, byte[] cutHash, Optional<SignedPlace> cut) {}

  /// An event and the hash that is stored for it.
  public record ChainedEvent(StoredEvent event, Optional<byte[]> hash) {}

  /// The issuers of which there are events, the server's own log among them.
  public List<String> issuers() {
    return readers.read(connection -> connection.on(ISSUERS).all(Row::text));
  }

  /// Nothing where nothing is chained yet.
  public Optional<Span> span(String issuer) {
    return readers.read(
        connection -> connection.on(CHAIN).set("issuer", issuer).first(row -> span(issuer, row)));
  }

  private static Span span(String issuer, Row row) throws SQLException {
    var seq = row.number();
    var hash = row.bytes();
    var cutSeq = row.number();
    var cutHash = row.bytes();
    var at = row.instant();
    var kid = row.optionalText();
    var signature = row.optionalBytes();
    return new Span(
        seq,
        hash,
        cutSeq,
        cutHash,
        kid.isPresent() && signature.isPresent()
            ? Optional.of(
                new SignedPlace(Kind.CUT, issuer, cutSeq, cutHash, at, kid.get(), signature.get()))
            : Optional.empty());
  }

  /// The last number that was given.
  public long last(String issuer) {
    return readers
        .read(connection -> connection.on(LAST).set("issuer", issuer).first(Row::number))
        .orElse(0L);
  }

  /// An event with a number that was not given, if there is one.
  public Optional<Long> notGiven(String issuer) {
    return readers.read(
        connection -> connection.on(NOT_GIVEN).set("issuer", issuer).first(Row::number));
  }

  /// At most [#STEP] events in order, beginning after the one numbered `after`.
  public List<ChainedEvent> events(String issuer, long after) {
    return readers.read(connection ->
        connection
            .on(ROWS)
            .set("issuer", issuer)
            .set("after", after)
            .set("limit", STEP)
            .all(row -> {
              var hash = row.optionalBytes();
              return new ChainedEvent(StoredEvent.of(issuer, row), hash);
            }));
  }

  /// The hash that is stored for an event.
  public Optional<byte[]> hash(String issuer, long seq) {
    return readers.read(
        connection -> connection.on(HASH).set("issuer", issuer).set("seq", seq).first(Row::bytes));
  }

  /// At most [#STEP] heads in order, beginning after the event numbered `after`.
  public List<SignedPlace> heads(String issuer, long after) {
    return readers.read(connection ->
        connection
            .on(HEADS)
            .set("issuer", issuer)
            .set("after", after)
            .set("limit", STEP)
            .all(row -> head(issuer, row)));
  }

  /// The first head that covers the event.
  public Optional<SignedPlace> headOver(String issuer, long seq) {
    return readers.read(connection ->
        connection
            .on(HEAD_FROM)
            .set("issuer", issuer)
            .set("seq", seq)
            .first(row -> head(issuer, row)));
  }

  static SignedPlace head(String issuer, Row row) throws SQLException {
    return new SignedPlace(
        Kind.HEAD, issuer, row.number(), row.bytes(), row.instant(), row.text(), row.bytes());
  }

  /// The number of an event from which on none is older than `time`, as far as times rise with
  /// numbers.
  public long since(String issuer, Instant time) {
    return EventSearch.first(readers, issuer, time);
  }

  /// The public keys that the file itself names. Whoever can write the file can write them.
  public List<AuditKey> keys(CryptoProvider crypto) {
    return readers.read(connection -> connection.on(KEYS).all(Row::bytes)).stream()
        .flatMap(encoded -> AuditKey.encoded(encoded, crypto).stream())
        .toList();
  }

  @Override
  public void close() {
    try {
      readers.close();
    } catch (SQLException e) {
      throw new StoreRefused("the store did not close: " + e.getMessage(), e);
    }
  }
}
