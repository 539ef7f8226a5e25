package dev.gatewright.store.people;

import dev.gatewright.identity.Credential;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent;
import dev.gatewright.identity.events.IdentityEvent.CredentialAdded;
import dev.gatewright.identity.events.IdentityEvent.CredentialDescribed;
import dev.gatewright.identity.events.IdentityEvent.CredentialRemoved;
import dev.gatewright.identity.events.IdentityEvent.CredentialSuspected;
import dev.gatewright.identity.events.IdentityEvent.CredentialUsed;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.recovery.RecoveryCodes;
import dev.gatewright.identity.store.Credentials;
import dev.gatewright.identity.store.WaysIn;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.outbox.OutboxTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Json;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  private static final Sql FIND =
      Sql.of(
          """
          SELECT user_id, id, document, created_at, changed_at FROM credential
          WHERE issuer = :issuer AND method = :method AND id = :id
          LIMIT 2
          """);

  private static final Sql REMOVE_ONE =
      Sql.of(
          """
          DELETE FROM credential
          WHERE issuer = :issuer AND user_id = :user AND method = :method AND id = :id
          """);

  private static final Sql COUNT =
      Sql.of(
          """
          SELECT COUNT(*) FROM credential
          WHERE issuer = :issuer AND user_id = :user AND method = :method
          """);

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final UserTable users;
  private final OutboxTable outbox;

  public CredentialTable(Database database, EventTable events, OutboxTable outbox) {
    this.events = events;
    this.users = new UserTable(database, events);
    this.outbox = outbox;
    this.writer = database.writer();
    this.readers = database.readers();
  }

  @Override
  public List<Credential> list(TenantId tenant, UserId user, SignInMethod method) {
    return readers.read(connection -> list(connection, tenant, user, method));
  }

  @Override
  public Optional<Credential> find(TenantId tenant, SignInMethod method, String id) {
    var found = readers.read(connection -> named(connection, tenant, method, id));
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static List<Credential> named(
      SqlConnection connection, TenantId tenant, SignInMethod method, String id)
      throws SQLException {
    return connection
        .on(FIND)
        .set("issuer", tenant.value())
        .set("method", method.key())
        .set("id", id)
        .all(row -> credential(row, method));
  }

  @Override
  public boolean put(TenantId tenant, Credential credential, Optional<Mail> notice, By by) {
    return writer.commit(connection -> put(connection, tenant, credential, notice, by));
  }

  /// As above, as part of a unit that changes more.
  boolean put(
      SqlConnection connection,
      TenantId tenant,
      Credential credential,
      Optional<Mail> notice,
      By by)
      throws SQLException {
    if (!UserTable.exists(connection, tenant, credential.user())) {
      return false;
    }
    owned(connection.on(REMOVE), tenant, credential.user(), credential.method()).run();
    write(connection, tenant, credential, notice, by);
    return true;
  }

  @Override
  public boolean add(
      TenantId tenant, Credential credential, int most, Optional<Mail> notice, By by) {
    var user = credential.user();
    var method = credential.method();
    return writer.commit(connection -> {
      long has = owned(connection.on(COUNT), tenant, user, method).first(Row::number).orElseThrow();
      if (has >= most
          || !UserTable.exists(connection, tenant, user)
          || !named(connection, tenant, method, credential.id()).isEmpty()) {
        return false;
      }
      write(connection, tenant, credential, notice, by);
      return true;
    });
  }

  private void write(
      SqlConnection connection,
      TenantId tenant,
      Credential credential,
      Optional<Mail> notice,
      By by)
      throws SQLException {
    owned(connection.on(ADD), tenant, credential.user(), credential.method())
        .set("id", credential.id())
        .set("created_at", credential.createdAt())
        .set("changed_at", credential.changedAt())
        .set("document", Json.write(credential.document().fields()))
        .run();
    var added = new CredentialAdded(credential.user(), credential.method());
    tell(connection, tenant, credential.user(), added, notice, by);
  }

  /// What a person can prove themselves with changed.
  private void tell(
      SqlConnection connection,
      TenantId tenant,
      UserId user,
      IdentityEvent event,
      Optional<Mail> notice,
      By by)
      throws SQLException {
    DeviceTable.distrustAll(connection, tenant, user);
    events.append(connection, tenant, event, by);
    outbox.tell(connection, tenant, notice, by.at());
  }

  @Override
  public boolean replace(
      TenantId tenant,
      Credential expected,
      Credential replacement,
      Why why,
      Optional<Mail> notice,
      By by) {
    var user = expected.user();
    var method = expected.method();
    var event =
        switch (why) {
          case USED -> new CredentialUsed(user, method);
          case DESCRIBED -> new CredentialDescribed(user, method);
          case SUSPECTED -> new CredentialSuspected(user, method);
        };
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
        events.append(connection, tenant, event, by);
        outbox.tell(connection, tenant, notice, by.at());
      }
      return replaced;
    });
  }

  @Override
  public boolean remove(
      TenantId tenant, UserId user, SignInMethod method, Optional<Mail> notice, By by) {
    return removeAll(tenant, user, Set.of(method), notice, by);
  }

  @Override
  public boolean removeAll(
      TenantId tenant, UserId user, Set<SignInMethod> methods, Optional<Mail> notice, By by) {
    return writer.commit(connection -> removeAll(connection, tenant, user, methods, notice, by));
  }

  /// As above, as part of a unit that changes more.
  boolean removeAll(
      SqlConnection connection,
      TenantId tenant,
      UserId user,
      Set<SignInMethod> methods,
      Optional<Mail> notice,
      By by)
      throws SQLException {
    var told = notice;
    boolean removed = false;
    for (var method : methods) {
      if (owned(connection.on(REMOVE), tenant, user, method).run() > 0) {
        tell(connection, tenant, user, new CredentialRemoved(user, method), told, by);
        NumberTable.disclaim(connection, users, tenant, user, method, by);
        told = Optional.empty(); // one mail tells of all
        removed = true;
      }
    }
    return removed;
  }

  /// What the person has for the method, as a unit finds it.
  static List<Credential> list(
      SqlConnection connection, TenantId tenant, UserId user, SignInMethod method)
      throws SQLException {
    return owned(connection.on(LIST), tenant, user, method).all(row -> credential(row, method));
  }

  @Override
  public boolean remove(TenantId tenant, Credential credential, Optional<Mail> notice, By by) {
    return writer.commit(connection -> remove(connection, tenant, credential, notice, by));
  }

  @Override
  public WaysIn.Removal remove(
      TenantId tenant, Credential credential, WaysIn ways, Optional<Mail> notice, By by) {
    return writer.commit(connection -> {
      if (!RemainingWays.are(connection, tenant, credential.user(), ways, credential.id())) {
        return WaysIn.Removal.LAST;
      }
      return remove(connection, tenant, credential, notice, by)
          ? WaysIn.Removal.DONE
          : WaysIn.Removal.NOTHING;
    });
  }

  private boolean remove(
      SqlConnection connection,
      TenantId tenant,
      Credential credential,
      Optional<Mail> notice,
      By by)
      throws SQLException {
    var user = credential.user();
    var method = credential.method();
    boolean removed =
        owned(connection.on(REMOVE_ONE), tenant, user, method).set("id", credential.id()).run() > 0;
    if (removed) {
      tell(connection, tenant, user, new CredentialRemoved(user, method), notice, by);
      NumberTable.disclaim(connection, users, tenant, user, method, by);
    }
    return removed;
  }

  /// Takes away all that the person set up for themselves, as part of a unit that changes more:
  /// what is demanded of the account stays. Answers how many there were.
  static int removeOwn(
      SqlConnection connection,
      EventTable events,
      UserTable users,
      TenantId tenant,
      UserId user,
      By by)
      throws SQLException {
    var removed = 0;
    for (var method : SignInMethod.values()) {
      var own =
          owned(connection.on(LIST), tenant, user, method)
              .all(row -> credential(row, method))
              .stream()
              .filter(kept -> !RecoveryCodes.isDemand(kept))
              .toList();
      for (var credential : own) {
        owned(connection.on(REMOVE_ONE), tenant, user, method).set("id", credential.id()).run();
      }
      if (!own.isEmpty()) {
        events.append(connection, tenant, new CredentialRemoved(user, method), by);
        NumberTable.disclaim(connection, users, tenant, user, method, by);
      }
      removed += own.size();
    }
    return removed;
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
