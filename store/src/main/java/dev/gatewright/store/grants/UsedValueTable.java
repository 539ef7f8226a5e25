package dev.gatewright.store.grants;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.Replay;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Hours;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.Writer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/// Values used once, by their SHA-256, in the table `used_value`. Safe for any number of threads.
public final class UsedValueTable implements Replay {
  private static final Sql USE =
      Sql.of(
          """
          INSERT INTO used_value (issuer, kind, hash, expires_hour)
          VALUES (:issuer, :kind, :hash, :expires_hour)
          ON CONFLICT (issuer, kind, hash) DO NOTHING
          """);

  private final Writer writer;

  public UsedValueTable(Database database) {
    this.writer = database.writer();
  }

  @Override
  public boolean firstUse(
      IssuerId issuer, String kind, String value, Instant expiresAt, Instant now) {
    var hash = sha256(value);
    return writer.commit(connection ->
        connection
                .on(USE)
                .set("issuer", issuer.value())
                .set("kind", kind)
                .set("hash", hash)
                .set("expires_hour", Hours.of(expiresAt))
                .run()
            == 1);
  }

  private static byte[] sha256(String value) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
    }
  }
}
