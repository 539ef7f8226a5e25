package dev.gatewright.store.people;

import dev.gatewright.identity.Credential;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent.CredentialRemoved;
import dev.gatewright.identity.events.IdentityEvent.CredentialSet;
import dev.gatewright.identity.events.IdentityEvent.CredentialUsed;
import dev.gatewright.identity.store.Credentials;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Json;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.util.List;

/// Credentials in the table `credential`. Safe for any number of threads.
public final class CredentialTable implements Credentials {
  private static final Sql LIST =
      Sql.of(
          """
          SELECT user_id, id, document, created_at, changed_at FROM credential
          WHERE issuer = :issuer AND user_id = :user AND method = :method
          ORDER BY id
          """);

  private static final Sql REMOVE =
      Sql.of(
          """
          DELETE FROM credential
          WHERE issuer = :issuer AND user_id = :user AND method = :method
          """);

  private static final Sql ADD =
      Sql.of(
          """
          INSERT INTO credential (
            issuer, user_id, method, id, created_at, changed_at, document)
          VALUES (:issuer, :user, :method, :id, :created_at, :changed_at, :document)
          """);

  private static final Sql REPLACE =
      Sql.of(
          """
          UPDATE credential SET document = :document, changed_at = :changed_at
          WHERE issuer = :issuer AND user_id = :user AND method = :method AND id = :id
            AND document = :expected
          """);

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;

  public CredentialTable(Database database, EventTable events) {
    this.events = events;
    this.writer = database.writer();
    this.readers = database.readers();
  }

  @Override
  public List<Credential> list(TenantId tenant, UserId user, SignInMethod method) {
    return readers.read(connection ->
        owned(connection.on(LIST), tenant, user, method).all(row -> credential(row, method)));
  }

  @Override
  public boolean put(TenantId tenant, Credential credential, By by) {
    var user = credential.user();
    var method = credential.method();
    return writer.commit(connection -> {
      if (!UserTable.exists(connection, tenant, user)) {
        return false;
      }
      owned(connection.on(REMOVE), tenant, user, method).run();
      owned(connection.on(ADD), tenant, user, method)
          .set("id", credential.id())
          .set("created_at", credential.createdAt())
          .set("changed_at", credential.changedAt())
          .set("document", Json.write(credential.document().fields()))
          .run();
      events.append(connection, tenant, new CredentialSet(user, method), by);
      return true;
    });
  }

  @Override
  public boolean replace(TenantId tenant, Credential expected, Credential replacement, By by) {
    var user = expected.user();
    var method = expected.method();
    return writer.commit(connection -> {
      boolean replaced =
          owned(connection.on(REPLACE), tenant, user, method)
                  .set("id", expected.id())
                  .set("expected", Json.write(expected.document().fields()))
                  .set("document", Json.write(replacement.document().fields()))
                  .set("changed_at", replacement.changedAt())
                  .run()
              == 1;
      if (replaced) {
        events.append(connection, tenant, new CredentialUsed(user, method), by);
      }
      return replaced;
    });
  }

  @Override
  public boolean remove(TenantId tenant, UserId user, SignInMethod method, By by) {
    return writer.commit(connection -> {
      boolean removed = owned(connection.on(REMOVE), tenant, user, method).run() > 0;
      if (removed) {
        events.append(connection, tenant, new CredentialRemoved(user, method), by);
      }
      return removed;
    });
  }

  private static Query owned(Query query, TenantId tenant, UserId user, SignInMethod method)
      throws SQLException {
    return query
        .set("issuer", tenant.value())
        .set("user", user.value())
        .set("method", method.key());
  }

  private static Credential credential(Row row, SignInMethod method) throws SQLException {
    return new Credential(
        new UserId(row.text()),
        method,
        row.text(),
        new Document(Json.object(row.text())),
        row.instant(),
        row.instant());
  }
}
