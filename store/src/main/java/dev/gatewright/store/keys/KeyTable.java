package dev.gatewright.store.keys;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.events.ProtocolEvent;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.IssuerSecret;
import dev.gatewright.protocol.keys.Keys;
import dev.gatewright.protocol.keys.SigningKey;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Issuer secrets and signing keys in the tables `issuer_secret` and `signing_key`. Safe for any
/// number of threads.
public final class KeyTable implements Keys {
  /// The kind under which issuer secrets are wrapped.
  public static final String SECRET = "issuer_secret";

  private static final String PRIVATE_KEY = "signing_key";

  private static final Sql SECRETS =
      Sql.of(
          """
          SELECT version, sealed, created_at FROM issuer_secret
          WHERE issuer = :issuer ORDER BY version
          """);

  private static final Sql SECRET_OF_VERSION =
      Sql.of(
          """
          SELECT version, sealed, created_at FROM issuer_secret
          WHERE issuer = :issuer AND version = :version
          """);

  private static final Sql ADD_SECRET =
      Sql.of(
          """
          INSERT INTO issuer_secret (issuer, version, created_at, sealed)
          VALUES (:issuer, :version, :created_at, :sealed)
          ON CONFLICT (issuer, version) DO NOTHING
          """);

  private static final String KEY_COLUMNS =
      """
      SELECT kid, algorithm, sequence, sealed_private_key, public_key, created_at, active_from,
        remove_at
      FROM signing_key
      """;

  private static final Sql KEYS = Sql.of(KEY_COLUMNS + "WHERE issuer = :issuer");

  private static final Sql KEY_OF_SEQUENCE =
      Sql.of(
          KEY_COLUMNS
              + "WHERE issuer = :issuer AND algorithm = :algorithm AND sequence = :sequence");

  private static final Sql ADD_KEY =
      Sql.of(
          """
          INSERT INTO signing_key (
            issuer, algorithm, sequence, kid, created_at, active_from, remove_at, public_key,
            sealed_private_key)
          VALUES (
            :issuer, :algorithm, :sequence, :kid, :created_at, :active_from, :remove_at,
            :public_key, :sealed_private_key)
          ON CONFLICT (issuer, algorithm, sequence) DO NOTHING
          """);

  private static final Sql RETIRE_PREDECESSORS =
      Sql.of(
          """
          UPDATE signing_key SET remove_at = :remove_at
          WHERE issuer = :issuer AND algorithm = :algorithm AND sequence < :sequence
            AND (remove_at IS NULL OR remove_at > :remove_at)
          """);

  private static final Sql REMOVE_KEY =
      Sql.of("DELETE FROM signing_key WHERE issuer = :issuer AND kid = :kid");

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final Wrapping wrapping;
  private final CryptoProvider crypto;

  public KeyTable(Database database, EventTable events, Wrapping wrapping, CryptoProvider crypto) {
    this.events = events;
    this.writer = database.writer();
    this.readers = database.readers();
    this.wrapping = wrapping;
    this.crypto = crypto;
  }

  @Override
  public List<IssuerSecret> secrets(IssuerId issuer) {
    return readers.read(
        c -> c.on(SECRETS).set("issuer", issuer.value()).all(row -> secret(issuer, row)));
  }

  @Override
  public IssuerSecret addSecret(IssuerId issuer, IssuerSecret secret) {
    var sealed = wrapping.wrap(issuer, SECRET, Integer.toString(secret.version()), secret.value());
    return writer.commit(connection -> {
      connection
          .on(ADD_SECRET)
          .set("issuer", issuer.value())
          .set("version", secret.version())
          .set("created_at", secret.createdAt())
          .set("sealed", sealed)
          .run();
      return connection
          .on(SECRET_OF_VERSION)
          .set("issuer", issuer.value())
          .set("version", secret.version())
          .first(row -> secret(issuer, row))
          .orElseThrow();
    });
  }

  private IssuerSecret secret(IssuerId issuer, Row row) throws SQLException {
    var version = (int) row.number();
    var value = wrapping.unwrap(issuer, SECRET, Integer.toString(version), row.bytes());
    return new IssuerSecret(version, value, row.instant());
  }

  @Override
  public List<SigningKey> signingKeys(IssuerId issuer) {
    return readers.read(
        c -> c.on(KEYS).set("issuer", issuer.value()).all(row -> signingKey(issuer, row)));
  }

  @Override
  public SigningKey addSigningKey(
      IssuerId issuer, SigningKey key, Instant predecessorsRemoveAt, By by) {
    var sealed = wrapping.wrap(issuer, PRIVATE_KEY, key.kid(), key.privateKey().getEncoded());
    return writer.commit(connection -> {
      if (insert(connection, issuer, key, sealed) == 1) {
        sequence(connection.on(RETIRE_PREDECESSORS), issuer, key)
            .set("remove_at", predecessorsRemoveAt)
            .run();
        var event = new ProtocolEvent.KeyAdded(key.kid(), key.algorithm().name());
        events.append(connection, issuer, event, by);
      }
      return sequence(connection.on(KEY_OF_SEQUENCE), issuer, key)
          .first(row -> signingKey(issuer, row))
          .orElseThrow();
    });
  }

  private static int insert(
      SqlConnection connection, IssuerId issuer, SigningKey key, byte[] sealed)
      throws SQLException {
    return sequence(connection.on(ADD_KEY), issuer, key)
        .set("kid", key.kid())
        .set("created_at", key.createdAt())
        .set("active_from", key.activeFrom())
        .setOptional("remove_at", key.removeAt())
        .set("public_key", key.publicKey().getEncoded())
        .set("sealed_private_key", sealed)
        .run();
  }

  private static Query sequence(Query query, IssuerId issuer, SigningKey key) throws SQLException {
    return query
        .set("issuer", issuer.value())
        .set("algorithm", key.algorithm().name())
        .set("sequence", key.sequence());
  }

  @Override
  public void removeSigningKey(IssuerId issuer, String kid, By by) {
    writer.commit(connection -> {
      var removed =
          connection.on(REMOVE_KEY).set("issuer", issuer.value()).set("kid", kid).run() == 1;
      if (removed) {
        events.append(connection, issuer, new ProtocolEvent.KeyRemoved(kid), by);
      }
      return removed;
    });
  }

  private SigningKey signingKey(IssuerId issuer, Row row) throws SQLException {
    var kid = row.text();
    var algorithm = Algorithm.valueOf(row.text());
    var sequence = (int) row.number();
    var pkcs8 = wrapping.unwrap(issuer, PRIVATE_KEY, kid, row.bytes());
    return new SigningKey(
        kid,
        algorithm,
        sequence,
        crypto.privateKey(algorithm, pkcs8),
        crypto.publicKey(algorithm, row.bytes()),
        row.instant(),
        row.instant(),
        row.optionalInstant());
  }
}
