package dev.gatewright.store.tenants;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.util.Optional;

/// The documents from which users, organizations and memberships were last applied, so that the
/// next plan can tell what differs. Safe for any number of threads.
public final class DeclaredTable {
  private static final Sql FIND =
      Sql.of("SELECT document FROM declared WHERE issuer = :issuer AND kind = :kind AND id = :id");

  private static final Sql PUT =
      Sql.of(
          """
          INSERT INTO declared (issuer, kind, id, document)
          VALUES (:issuer, :kind, :id, :document)
          ON CONFLICT (issuer, kind, id) DO UPDATE SET document = excluded.document
          """);

  private static final Sql REMOVE =
      Sql.of("DELETE FROM declared WHERE issuer = :issuer AND kind = :kind AND id = :id");

  private final Writer writer;
  private final Readers readers;

  public DeclaredTable(Database database) {
    this.writer = database.writer();
    this.readers = database.readers();
  }

  public Optional<String> find(IssuerId issuer, String kind, String id) {
    return readers.read(c -> one(c.on(FIND), issuer, kind, id).first(Row::text));
  }

  public void put(IssuerId issuer, String kind, String id, String document) {
    writer.commit(c -> one(c.on(PUT), issuer, kind, id).set("document", document).run());
  }

  public void remove(IssuerId issuer, String kind, String id) {
    writer.commit(c -> one(c.on(REMOVE), issuer, kind, id).run());
  }

  private static Query one(Query query, IssuerId issuer, String kind, String id)
      throws SQLException {
    return query.set("issuer", issuer.value()).set("kind", kind).set("id", id);
  }
}
