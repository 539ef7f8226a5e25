package dev.gatewright.store.people;

import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Sql;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Finds people by the beginning of what they are called, each way along an index. Safe for any
/// number of threads.
public final class UserSearch {
  /// What begins with some text: as far as to what can follow nothing that does.
  private static final String BEHIND = Character.toString(Character.MAX_CODE_POINT);

  private static final Sql BY_ADDRESS_BEGINNING =
      Sql.of(
          UserTable.COLUMNS
              + """
              WHERE issuer = :issuer AND email >= :from AND email < :to
              ORDER BY email LIMIT :limit
              """);

  private static final Sql BY_NAME_BEGINNING =
      Sql.of(
          UserTable.COLUMNS
              + """
              WHERE issuer = :issuer AND name_key >= :from AND name_key < :to
              ORDER BY name_key, email LIMIT :limit
              """);

  private static final Sql BY_LOGIN_NAME_BEGINNING =
      Sql.of(
          """
          SELECT u.id, u.email, u.email_as_typed, u.email_verified, u.claims, u.role, u.status,
            u.created_at, u.updated_at, u.signed_out_at
          FROM login_name AS l
          JOIN user_account AS u ON u.issuer = l.issuer AND u.id = l.user_id
          WHERE l.issuer = :issuer AND l.kind = :kind AND l.name >= :from AND l.name < :to
          ORDER BY l.name LIMIT :limit
          """);

  private final Readers readers;

  public UserSearch(Database database) {
    this.readers = database.readers();
  }

  /// Whoever has this id, or an address, a name or a name to sign in with that begins so, at most
  /// about `limit` of each.
  public List<User> search(TenantId tenant, String text, int limit) {
    var small = text.strip().toLowerCase(Locale.ROOT);
    return readers.read(connection -> {
      var found = new LinkedHashMap<UserId, User>();
      var id = UserId.parse(text.strip());
      if (id.isPresent()) {
        UserTable.find(connection, tenant, id.get()).ifPresent(user -> found.put(user.id(), user));
      }
      for (var sql : List.of(BY_ADDRESS_BEGINNING, BY_NAME_BEGINNING)) {
        add(found, connection.on(sql), tenant, small, limit);
      }
      for (var kind : LoginName.Kind.values()) {
        var query = connection.on(BY_LOGIN_NAME_BEGINNING).set("kind", kind.word());
        add(found, query, tenant, small, limit);
      }
      return List.copyOf(found.values());
    });
  }

  private static void add(
      Map<UserId, User> found, Query query, TenantId tenant, String small, int limit)
      throws SQLException {
    query
        .set("issuer", tenant.value())
        .set("from", small)
        .set("to", small + BEHIND)
        .set("limit", limit)
        .all(UserTable::user)
        .forEach(user -> found.putIfAbsent(user.id(), user));
  }
}
