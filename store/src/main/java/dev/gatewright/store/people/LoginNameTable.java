package dev.gatewright.store.people;

import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent;
import dev.gatewright.identity.store.LoginNames;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Names of accounts in the table `login_name`. Safe for any number of threads.
public final class LoginNameTable implements LoginNames {
  private static final Sql FIND =
      Sql.of(
          "SELECT user_id FROM login_name WHERE issuer = :issuer AND kind = :kind AND name = :name");

  private static final Sql OF =
      Sql.of(
          """
          SELECT kind, name FROM login_name
          WHERE issuer = :issuer AND user_id = :user ORDER BY kind DESC
          """);

  private static final Sql FORGET =
      Sql.of("DELETE FROM login_name WHERE issuer = :issuer AND user_id = :user AND kind = :kind");

  private static final Sql ADD =
      Sql.of(
          """
          INSERT INTO login_name (issuer, kind, name, user_id)
          VALUES (:issuer, :kind, :name, :user)
          """);

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final UserTable users;

  public LoginNameTable(Database database, EventTable events) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
    this.users = new UserTable(database, events);
  }

  @Override
  public Optional<UserId> find(TenantId tenant, LoginName name) {
    return readers.read(connection -> owner(connection, tenant, name));
  }

  Optional<UserId> owner(SqlConnection connection, TenantId tenant, LoginName name)
      throws SQLException {
    return connection
        .on(FIND)
        .set("issuer", tenant.value())
        .set("kind", name.kind().word())
        .set("name", name.value())
        .first(Row::text)
        .map(UserId::new);
  }

  @Override
  public List<LoginName> of(TenantId tenant, UserId user) {
    return readers.read(connection -> of(connection, tenant, user));
  }

  static List<LoginName> of(SqlConnection connection, TenantId tenant, UserId user)
      throws SQLException {
    return connection
        .on(OF)
        .set("issuer", tenant.value())
        .set("user", user.value())
        .all(row -> new LoginName(LoginName.Kind.ofWord(row.text()).orElseThrow(), row.text()));
  }

  /// Changes of a store come one after the other, so nothing comes between looking and writing.
  @Override
  public Giving give(TenantId tenant, UserId user, LoginName name, By by) {
    return writer.commit(connection -> give(connection, tenant, user, name, by));
  }

  /// As above, as part of a unit that changes more.
  Giving give(SqlConnection connection, TenantId tenant, UserId user, LoginName name, By by)
      throws SQLException {
    var person = UserTable.find(connection, tenant, user);
    if (person.isEmpty()) {
      return Giving.NO_SUCH_USER;
    }
    var owner = owner(connection, tenant, name);
    if (owner.isPresent() && !owner.get().equals(user)) {
      return Giving.TAKEN;
    }
    if (owner.isEmpty()) {
      forget(connection, tenant, user, name.kind());
      connection
          .on(ADD)
          .set("issuer", tenant.value())
          .set("kind", name.kind().word())
          .set("name", name.value())
          .set("user", user.value())
          .run();
      changed(connection, tenant, user, name.kind(), by);
    }
    tell(connection, tenant, person.get(), name.kind(), Optional.of(name.value()), by);
    return Giving.GIVEN;
  }

  @Override
  public boolean take(TenantId tenant, UserId user, LoginName.Kind kind, By by) {
    return writer.commit(connection -> take(connection, tenant, user, kind, by));
  }

  /// As above, as part of a unit that changes more.
  boolean take(SqlConnection connection, TenantId tenant, UserId user, LoginName.Kind kind, By by)
      throws SQLException {
    var taken = forget(connection, tenant, user, kind) == 1;
    if (taken) {
      changed(connection, tenant, user, kind, by);
      var person = UserTable.find(connection, tenant, user);
      if (person.isPresent()) {
        tell(connection, tenant, person.get(), kind, Optional.empty(), by);
      }
    }
    return taken;
  }

  /// Writes the claim that tells the name; all others stay as they are at that moment.
  private void tell(
      SqlConnection connection,
      TenantId tenant,
      User person,
      LoginName.Kind kind,
      Optional<String> name,
      By by)
      throws SQLException {
    var before = person.claims();
    var written = new LinkedHashMap<String, Object>();
    var removed = new HashSet<String>();
    name.ifPresentOrElse(
        value -> written.put(kind.claim(), value), () -> removed.add(kind.claim()));
    if (kind == LoginName.Kind.PHONE && !before.one(kind.claim()).equals(name)) {
      removed.add("phone_number_verified"); // that was another number
    }
    var after = AccountTable.edited(before, written, removed);
    if (after.isPresent() && !after.get().equals(before)) {
      var change = UserChange.NONE.withClaims(after.get());
      users.update(connection, tenant, person.id(), change, by);
    }
  }

  private static int forget(
      SqlConnection connection, TenantId tenant, UserId user, LoginName.Kind kind)
      throws SQLException {
    return connection
        .on(FORGET)
        .set("issuer", tenant.value())
        .set("user", user.value())
        .set("kind", kind.word())
        .run();
  }

  private void changed(
      SqlConnection connection, TenantId tenant, UserId user, LoginName.Kind kind, By by)
      throws SQLException {
    var event =
        new IdentityEvent.UserChanged(
            user, List.of(kind.word()), Optional.empty(), Optional.empty(), false);
    events.append(connection, tenant, event, by);
  }
}
