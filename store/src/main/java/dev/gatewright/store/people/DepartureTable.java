package dev.gatewright.store.people;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Who asked to be deleted, and when it is due, in the table `departure`. Safe for any number of
/// threads.
public final class DepartureTable {
  private static final Sql DUE_OF =
      Sql.of("SELECT due_at FROM departure WHERE issuer = :issuer AND user_id = :id");

  private static final Sql NEXT =
      Sql.of(
          """
          SELECT issuer, user_id FROM departure
          WHERE due_at <= :now ORDER BY due_at, issuer, user_id LIMIT 1
          """);

  private static final Sql ASK =
      Sql.of(
          """
          INSERT INTO departure (issuer, user_id, due_at) VALUES (:issuer, :id, :due)
          ON CONFLICT (issuer, user_id) DO UPDATE SET due_at = excluded.due_at
          """);

  private static final Sql FORGET =
      Sql.of("DELETE FROM departure WHERE issuer = :issuer AND user_id = :id");

  private final Readers readers;
  private final UserTable users;

  public DepartureTable(Database database, EventTable events) {
    this.readers = database.readers();
    this.users = new UserTable(database, events);
  }

  /// When the person's account goes, if they asked for that and it still stands.
  public Optional<Instant> due(TenantId tenant, UserId user) {
    return readers.read(c -> of(c.on(DUE_OF), tenant, user).first(Row::instant));
  }

  void ask(SqlConnection connection, TenantId tenant, UserId user, Instant due)
      throws SQLException {
    of(connection.on(ASK), tenant, user).set("due", due).run();
  }

  void forget(SqlConnection connection, TenantId tenant, UserId user) throws SQLException {
    of(connection.on(FORGET), tenant, user).run();
  }

  /// Removes one account that is due, with all that an account has; false when none is. Whoever was
  /// given another status meanwhile by those who run the server stays, since that was not theirs to
  /// decide.
  public boolean removeNext(SqlConnection connection, Instant now) throws SQLException {
    record Leaver(TenantId tenant, UserId user) {}
    var next =
        connection
            .on(NEXT)
            .set("now", now)
            .first(row -> new Leaver(new TenantId(row.text()), new UserId(row.text())));
    if (next.isEmpty()) {
      return false;
    }
    var leaver = next.get();
    boolean leaves =
        UserTable.find(connection, leaver.tenant(), leaver.user())
            .filter(user -> user.status() == UserStatus.LEAVING)
            .isPresent();
    if (leaves) {
      users.remove(connection, leaver.tenant(), leaver.user(), By.server(now));
    } else {
      forget(connection, leaver.tenant(), leaver.user());
    }
    return true;
  }

  private static Query of(Query query, TenantId tenant, UserId user) throws SQLException {
    return query.set("issuer", tenant.value()).set("id", user.value());
  }
}
