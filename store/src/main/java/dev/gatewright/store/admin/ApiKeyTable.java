package dev.gatewright.store.admin;

import dev.gatewright.identity.ApiKeyId;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.AdministrationEvent.ApiKeyMade;
import dev.gatewright.store.events.AdministrationEvent.ApiKeyRevoked;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Json;
import dev.gatewright.store.sql.Mark;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Keys of programs that administer, in the table `api_key`. The events of an issuer's keys are in
/// its log, those of the owner's in the log of [EventTable#SERVER]. Safe for any number of threads.
public final class ApiKeyTable {
  /// As many as an issuer may have that work, and as many as the owner may.
  public static final int MOST_ACTIVE = 100;

  /// How exactly it is known when a key was last used.
  public static final Duration USE_GRANULARITY = Duration.ofMinutes(1);

  private static final int MOST_LISTED = 1000;
  private static final int HASH_BYTES = 32;

  private static final String COLUMNS =
      """
      SELECT k.id, k.issuer, k.name, k.role, k.permissions, k.addresses, k.created_at, k.created_by,
        k.expires_at, k.revoked_at, k.last_used_at, k.hash
      FROM api_key AS k
      """;

  /// A removed issuer's keys are nobody's, also while they wait to be deleted.
  private static final String ISSUER_IS_THERE =
      "(k.issuer IS NULL OR EXISTS (SELECT 1 FROM issuer AS i WHERE i.id = k.issuer))";

  static final Sql BY_ID = Sql.of(COLUMNS + "WHERE k.id = :id AND " + ISSUER_IS_THERE);

  private static final String WORKING_FIRST =
      " ORDER BY k.revoked_at IS NOT NULL, k.created_at DESC, k.id LIMIT :limit";

  private static final Sql LIST = Sql.of(COLUMNS + "WHERE " + ISSUER_IS_THERE + WORKING_FIRST);

  private static final Sql LIST_OF_ISSUER =
      Sql.of(COLUMNS + "WHERE k.issuer = :issuer AND " + ISSUER_IS_THERE + WORKING_FIRST);

  private static final String LAST_FIRST =
      " AND (k.created_at, k.id) < (:at, :id) ORDER BY k.created_at DESC, k.id DESC LIMIT :limit";

  private static final Sql LIST_PART = Sql.of(COLUMNS + "WHERE " + ISSUER_IS_THERE + LAST_FIRST);

  private static final Sql LIST_PART_OF_ISSUER =
      Sql.of(COLUMNS + "WHERE k.issuer = :issuer AND " + ISSUER_IS_THERE + LAST_FIRST);

  private static final Sql COUNT_ACTIVE =
      Sql.of(
          """
          SELECT COUNT(*) FROM api_key
          WHERE COALESCE(issuer, '') = :issuer AND revoked_at IS NULL
            AND (expires_at IS NULL OR expires_at > :now)
          """);

  private static final Sql ADD =
      Sql.of(
          """
          INSERT INTO api_key (
            id, issuer, hash, name, role, permissions, addresses, created_at, created_by,
            expires_at)
          SELECT :id, :issuer, :hash, :name, :role, :permissions, :addresses, :created_at,
            :created_by, :expires_at
          WHERE :anywhere = 1 OR EXISTS (SELECT 1 FROM issuer AS i WHERE i.id = :issuer)
          """);

  private static final Sql REVOKE =
      Sql.of("UPDATE api_key SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL");

  private static final Sql MADE_BY =
      Sql.of(COLUMNS + "WHERE k.created_by = :maker AND " + ISSUER_IS_THERE);

  private static final Sql USED =
      Sql.of(
          """
          UPDATE api_key SET last_used_at = :now
          WHERE id = :id AND revoked_at IS NULL
            AND (last_used_at IS NULL OR last_used_at <= :before)
          """);

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;

  public ApiKeyTable(Database database, EventTable events) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
  }

  /// What came of adding a key.
  public enum Addition {
    ADDED,
    NO_SUCH_ISSUER,
    TOO_MANY
  }

  /// A key, and whether the secret that came with its id is its own.
  public record Shown(KeptApiKey key, boolean isProved) {}

  /// Adds a new key, of whose secret this is the SHA-256.
  public Addition add(KeptApiKey key, byte[] hash, By by) {
    return writer.commit(connection -> {
      if (countActive(connection, key.issuer(), by.at()) >= MOST_ACTIVE) {
        return Addition.TOO_MANY;
      }
      int added =
          connection
              .on(ADD)
              .set("id", key.id().value())
              .setOptional("issuer", key.issuer().map(IssuerId::value))
              .set("anywhere", key.issuer().isEmpty())
              .set("hash", hash)
              .set("name", key.name())
              .set("role", key.role())
              .set("permissions", Json.write(key.permissions()))
              .set("addresses", Json.write(key.addresses()))
              .set("created_at", key.createdAt())
              .set("created_by", key.createdBy())
              .setOptional("expires_at", key.expiresAt())
              .run();
      if (added == 0) {
        return Addition.NO_SUCH_ISSUER;
      }
      var made =
          new ApiKeyMade(
              key.id(), key.role(), key.permissions(), key.expiresAt().map(Instant::toString));
      events.append(connection, log(key), made, by);
      return Addition.ADDED;
    });
  }

  private static long countActive(SqlConnection connection, Optional<IssuerId> issuer, Instant now)
      throws SQLException {
    return connection
        .on(COUNT_ACTIVE)
        .set("issuer", issuer.map(IssuerId::value).orElse(""))
        .set("now", now)
        .first(Row::number)
        .orElseThrow();
  }

  /// The key of this id, whatever became of it, and whether this is the SHA-256 of its secret. The
  /// work and its time are the same for every hash, and as good as the same where there is no key.
  public Optional<Shown> show(String id, byte[] hash) {
    var found =
        readers.read(connection ->
            connection
                .on(BY_ID)
                .set("id", id)
                .first(row -> new Shown(key(row), MessageDigest.isEqual(hash, row.bytes()))));
    if (found.isEmpty()) {
      var _ = MessageDigest.isEqual(hash, new byte[HASH_BYTES]);
    }
    return found;
  }

  /// The key of this id, whatever became of it.
  public Optional<KeptApiKey> find(ApiKeyId id) {
    return readers.read(connection -> find(connection, id));
  }

  private static Optional<KeptApiKey> find(SqlConnection connection, ApiKeyId id)
      throws SQLException {
    return connection.on(BY_ID).set("id", id.value()).first(ApiKeyTable::key);
  }

  /// The keys that count in the issuer, or all keys where none is named: those that nobody stopped
  /// first, of these the latest; at most 1000.
  public List<KeptApiKey> list(Optional<IssuerId> issuer) {
    return readers.read(connection ->
        issuer.isPresent()
            ? connection
                .on(LIST_OF_ISSUER)
                .set("issuer", issuer.get().value())
                .set("limit", MOST_LISTED)
                .all(ApiKeyTable::key)
            : connection.on(LIST).set("limit", MOST_LISTED).all(ApiKeyTable::key));
  }

  /// The same of those behind a mark, the last made first, whatever became of them; at most
  /// `limit`.
  public List<KeptApiKey> list(Optional<IssuerId> issuer, Optional<Mark> after, int limit) {
    return readers.read(connection -> {
      var query = connection.on(issuer.isPresent() ? LIST_PART_OF_ISSUER : LIST_PART);
      if (issuer.isPresent()) {
        query.set("issuer", issuer.get().value());
      }
      return query
          .set("at", after.map(Mark::at).orElse(Long.MAX_VALUE))
          .set("id", after.map(Mark::id).orElse(""))
          .set("limit", limit)
          .all(ApiKeyTable::key);
    });
  }

  /// Stops a key, one of the issuer's where an issuer is named; false when there is none that
  /// works. From the moment this returns nobody is let in by it.
  public boolean revoke(Optional<IssuerId> issuer, ApiKeyId id, By by) {
    return writer.commit(connection -> {
      var found =
          find(connection, id).filter(key -> issuer.isEmpty() || issuer.equals(key.issuer()));
      if (found.isEmpty()
          || connection.on(REVOKE).set("id", id.value()).set("now", by.at()).run() == 0) {
        return false;
      }
      events.append(connection, log(found.get()), new ApiKeyRevoked(id), by);
      return true;
    });
  }

  /// The same with all keys that it made, and that those made, in one unit; answers which stopped.
  /// `means` is what stands before the id of whoever made a key.
  public List<ApiKeyId> revokeWithMade(
      Optional<IssuerId> issuer, ApiKeyId id, String means, By by) {
    return writer.commit(connection -> {
      var waiting = new ArrayDeque<KeptApiKey>();
      var met = new HashSet<ApiKeyId>();
      find(connection, id).ifPresent(waiting::add);
      var stopped = new ArrayList<ApiKeyId>();
      while (!waiting.isEmpty()) {
        var key = waiting.remove();
        boolean theirs = issuer.isEmpty() || issuer.equals(key.issuer());
        if (!theirs || !met.add(key.id())) {
          continue;
        }
        if (connection.on(REVOKE).set("id", key.id().value()).set("now", by.at()).run() == 1) {
          events.append(connection, log(key), new ApiKeyRevoked(key.id()), by);
          stopped.add(key.id());
        }
        waiting.addAll(
            connection.on(MADE_BY).set("maker", means + key.id().value()).all(ApiKeyTable::key));
      }
      return stopped;
    });
  }

  /// Notes that the key was used, unless that was noted less than [#USE_GRANULARITY] ago.
  public void used(ApiKeyId id, Instant now) {
    var _ =
        writer.commit(connection ->
            connection
                .on(USED)
                .set("id", id.value())
                .set("now", now)
                .set("before", now.minus(USE_GRANULARITY))
                .run());
  }

  private static IssuerId log(KeptApiKey key) {
    return key.issuer().orElse(EventTable.SERVER);
  }

  private static KeptApiKey key(Row row) throws SQLException {
    return new KeptApiKey(
        new ApiKeyId(row.text()),
        row.optionalText().map(IssuerId::new),
        row.text(),
        row.text(),
        Json.texts(row.text()),
        Json.texts(row.text()),
        row.instant(),
        row.text(),
        row.optionalInstant(),
        row.optionalInstant(),
        row.optionalInstant());
  }
}
