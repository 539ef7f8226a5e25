package dev.gatewright.store.grants;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.ParkedRequests;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.Writer;
import java.time.Instant;
import java.util.Optional;

/// Requests too large for a URL in the table `parked_request`. Safe for any number of threads.
public final class ParkedRequestTable implements ParkedRequests {
  private static final Sql PARK =
      Sql.of(
          """
          INSERT INTO parked_request (issuer, id, document, expires_at)
          VALUES (:issuer, :id, :document, :expires_at)
          """);

  private static final Sql FIND =
      Sql.of(
          """
          SELECT document FROM parked_request
          WHERE issuer = :issuer AND id = :id AND expires_at > :now
          """);

  private final Writer writer;
  private final Readers readers;

  public ParkedRequestTable(Database database) {
    this.writer = database.writer();
    this.readers = database.readers();
  }

  @Override
  public void park(IssuerId issuer, String id, byte[] document, Instant expiresAt) {
    writer.commit(connection ->
        connection
            .on(PARK)
            .set("issuer", issuer.value())
            .set("id", id)
            .set("document", document)
            .set("expires_at", expiresAt)
            .run());
  }

  @Override
  public Optional<byte[]> find(IssuerId issuer, String id, Instant now) {
    return readers.read(connection ->
        connection
            .on(FIND)
            .set("issuer", issuer.value())
            .set("id", id)
            .set("now", now)
            .first(Row::bytes));
  }
}
