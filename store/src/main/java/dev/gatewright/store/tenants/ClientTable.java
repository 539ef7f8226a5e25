package dev.gatewright.store.tenants;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.events.ProtocolEvent.ClientChanged;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Mark;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Unit;
import dev.gatewright.store.sql.Writer;
import dev.gatewright.store.tenants.ClientDeclaration.Change;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Clients in the table `client`. Safe for any number of threads.
///
/// A client that is removed takes its grants with it: one declared later under the same id is
/// younger than they are, and a grant older than its client is dead.
public final class ClientTable {
  private static final String COLUMNS =
      """
      SELECT id, status, document, secrets, sealed_signing_key, created_at, updated_at
      FROM client
      """;

  private static final Sql FIND = Sql.of(COLUMNS + "WHERE issuer = :issuer AND id = :id");

  private static final Sql LIST = Sql.of(COLUMNS + "WHERE issuer = :issuer ORDER BY id");

  private static final Sql LIST_PART =
      Sql.of(COLUMNS + "WHERE issuer = :issuer AND id > :after ORDER BY id LIMIT :limit");

  private static final Sql DOCUMENTS =
      Sql.of("SELECT id, document FROM client WHERE issuer = :issuer AND status = 'ACTIVE'");

  private static final Sql DECLARE =
      Sql.of(
          """
          INSERT INTO client (issuer, id, status, document, secrets, created_at, updated_at)
          VALUES (:issuer, :id, 'ACTIVE', :document, '[]', :now, :now)
          ON CONFLICT (issuer, id) DO UPDATE SET
            document = excluded.document, updated_at = excluded.updated_at
          """);

  private static final Sql SET_SECRETS =
      Sql.of("UPDATE client SET secrets = :secrets WHERE issuer = :issuer AND id = :id");

  private static final Sql SET_SIGNING_KEY =
      Sql.of(
          """
          UPDATE client SET sealed_signing_key = :sealed_signing_key
          WHERE issuer = :issuer AND id = :id
          """);

  private static final Sql SET_STATUS =
      Sql.of(
          """
          UPDATE client SET status = :status, updated_at = :now
          WHERE issuer = :issuer AND id = :id
          """);

  private static final Sql REMOVE =
      Sql.of("DELETE FROM client WHERE issuer = :issuer AND id = :id");

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final CatalogChanges changes;
  private final SecretColumn column;

  public ClientTable(
      Database database, EventTable events, Wrapping wrapping, CatalogChanges changes) {
    this.events = events;
    this.writer = database.writer();
    this.readers = database.readers();
    this.changes = changes;
    this.column = new SecretColumn(wrapping);
  }

  /// The client, active or not.
  public Optional<KeptClient> find(IssuerId issuer, ClientId id) {
    return readers.read(c -> one(c.on(FIND), issuer, id).first(row -> client(issuer, row)));
  }

  /// All clients of the issuer by id.
  public List<KeptClient> list(IssuerId issuer) {
    return readers.read(
        c -> c.on(LIST).set("issuer", issuer.value()).all(row -> client(issuer, row)));
  }

  /// The same of those behind a mark; at most `limit`.
  public List<KeptClient> list(IssuerId issuer, Optional<Mark> after, int limit) {
    return readers.read(c ->
        c.on(LIST_PART)
            .set("issuer", issuer.value())
            .set("after", after.map(Mark::id).orElse(""))
            .set("limit", limit)
            .all(row -> client(issuer, row)));
  }

  /// The documents of all active clients of the issuer; no secret is opened for them.
  public Map<ClientId, String> documents(IssuerId issuer) {
    return readers.read(connection ->
        connection
            .on(DOCUMENTS)
            .set("issuer", issuer.value())
            .all(row -> Map.entry(new ClientId(row.text()), row.text()))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /// Adds the client or makes it as declared; one that exists keeps its status.
  public void declare(IssuerId issuer, ClientDeclaration client, By by) {
    writer.commit(connection -> {
      tell(connection, issuer, client.id(), ClientChanged.What.DECLARED, by);
      return declare(connection, issuer, client, by.at());
    });
    changes.changed(issuer);
  }

  private int declare(
      SqlConnection connection, IssuerId issuer, ClientDeclaration client, Instant now)
      throws SQLException {
    var written =
        one(connection.on(DECLARE), issuer, client.id())
            .set("document", client.document())
            .set("now", now)
            .run();
    if (client.secrets() instanceof Change.Replace<List<ClientDeclaration.NewSecret>>(var value)) {
      one(connection.on(SET_SECRETS), issuer, client.id())
          .set("secrets", column.write(issuer, client.id(), value))
          .run();
    }
    if (client.signingKey() instanceof Change.Replace<Optional<Secret>>(var value)) {
      one(connection.on(SET_SIGNING_KEY), issuer, client.id())
          .setOptional(
              "sealed_signing_key", value.map(key -> column.sealKey(issuer, client.id(), key)))
          .run();
    }
    return written;
  }

  /// Lets the client act or keeps it and all its tokens from acting; false when there is none.
  public boolean setActive(IssuerId issuer, ClientId id, boolean active, By by) {
    var what = active ? ClientChanged.What.ENABLED : ClientChanged.What.DISABLED;
    return change(
        issuer,
        id,
        what,
        by,
        connection ->
            one(connection.on(SET_STATUS), issuer, id)
                .set("status", active ? "ACTIVE" : "DISABLED")
                .set("now", by.at())
                .run());
  }

  /// Removes the client; false when there is none.
  public boolean remove(IssuerId issuer, ClientId id, By by) {
    return change(
        issuer, id, ClientChanged.What.REMOVED, by, c -> one(c.on(REMOVE), issuer, id).run());
  }

  private boolean change(
      IssuerId issuer, ClientId id, ClientChanged.What what, By by, Unit<Integer> statement) {
    var changed =
        writer.commit(connection -> {
          var found = statement.run(connection) == 1;
          if (found) {
            tell(connection, issuer, id, what, by);
          }
          return found;
        });
    changes.changed(issuer);
    return changed;
  }

  private void tell(
      SqlConnection connection, IssuerId issuer, ClientId id, ClientChanged.What what, By by)
      throws SQLException {
    events.append(connection, issuer, new ClientChanged(id, what), by);
  }

  private static Query one(Query query, IssuerId issuer, ClientId id) throws SQLException {
    return query.set("issuer", issuer.value()).set("id", id.value());
  }

  private KeptClient client(IssuerId issuer, Row row) throws SQLException {
    var id = new ClientId(row.text());
    return new KeptClient(
        id,
        row.text().equals("ACTIVE"),
        row.text(),
        column.read(issuer, id, row.text()),
        row.optionalBytes().map(sealed -> column.openKey(issuer, id, sealed)),
        row.instant(),
        row.instant());
  }
}
