package dev.gatewright.store.audit;

import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.store.audit.SignedPlace.Kind;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.StoreRefused;
import dev.gatewright.store.sql.Writer;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// The keys that sign heads of trails, in the table `audit_key`. The first signature makes one.
/// Safe for any number of threads.
public final class AuditKeyTable {
  private static final String KIND = "audit_key";

  private static final String COLUMNS =
      "SELECT kid, public_key, sealed_private_key FROM audit_key ";

  private static final Sql KEYS = Sql.of(COLUMNS + "ORDER BY created_at, kid");

  private static final Sql NEWEST = Sql.of(COLUMNS + "ORDER BY created_at DESC, kid LIMIT 1");

  /// Of any number that make the first key at once one has made it.
  private static final Sql FIRST =
      Sql.of(
          """
          INSERT INTO audit_key (kid, created_at, public_key, sealed_private_key)
          SELECT :kid, :now, :public_key, :sealed WHERE NOT EXISTS (SELECT 1 FROM audit_key)
          """);

  private final Writer writer;
  private final Readers readers;
  private final Wrapping wrapping;
  private final CryptoProvider crypto;

  public AuditKeyTable(Database database, Wrapping wrapping, CryptoProvider crypto) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.wrapping = wrapping;
    this.crypto = crypto;
  }

  private record Pair(AuditKey key, PrivateKey privateKey) {}

  /// Says of the place what `kind` says.
  public SignedPlace sign(Kind kind, String issuer, long seq, byte[] hash, Instant now) {
    var pair = newest(now);
    var kid = pair.key().kid();
    try {
      var signature = crypto.signature(Algorithm.EDDSA);
      signature.initSign(pair.privateKey());
      // Kept in milliseconds, so signed in them.
      var at = Instant.ofEpochMilli(now.toEpochMilli());
      signature.update(SignedPlace.text(kind, issuer, seq, hash, at, kid));
      return new SignedPlace(kind, issuer, seq, hash, at, kid, signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a head of a trail could not be signed", e);
    }
  }

  /// Every key that has signed. What the database says of one counts only where its private half
  /// opens with the master key: whoever can write the file cannot bring a key of their own.
  public List<AuditKey> keys() {
    return readers.read(connection -> connection.on(KEYS).all(this::pair)).stream()
        .map(Pair::key)
        .toList();
  }

  /// As above, of which there is at least one.
  public List<AuditKey> keys(Instant now) {
    newest(now);
    return keys();
  }

  private Pair newest(Instant now) {
    return readers
        .read(connection -> connection.on(NEWEST).first(this::pair))
        .orElseGet(() -> make(now));
  }

  private Pair make(Instant now) {
    var made = crypto.newKeyPair(Algorithm.EDDSA);
    var key = AuditKey.of(made.getPublic());
    var sealed = wrapping.wrap(EventTable.SERVER, KIND, key.kid(), made.getPrivate().getEncoded());
    return writer.commit(connection -> {
      connection
          .on(FIRST)
          .set("kid", key.kid())
          .set("now", now)
          .set("public_key", key.key().getEncoded())
          .set("sealed", sealed)
          .run();
      return connection.on(NEWEST).first(this::pair).orElseThrow();
    });
  }

  private Pair pair(Row row) throws SQLException {
    var kid = row.text();
    var key =
        AuditKey.encoded(row.bytes(), crypto)
            .filter(found -> found.kid().equals(kid))
            .orElseThrow(() ->
                new StoreRefused("the audit key " + kid + " is not what it was; restore a backup"));
    var privateKey = wrapping.unwrap(EventTable.SERVER, KIND, kid, row.bytes());
    return new Pair(key, crypto.privateKey(Algorithm.EDDSA, privateKey));
  }
}
