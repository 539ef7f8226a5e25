package dev.gatewright.store.people;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.store.WaysIn;
import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import java.sql.SQLException;

/// Whether a person could still sign in without their number or one of their passkeys or links,
/// asked in the unit that takes it away.
final class RemainingWays {
  private static final Sql PASSWORD =
      Sql.of(
          """
          SELECT 1 FROM user_account
          WHERE issuer = :issuer AND id = :user AND password_hash IS NOT NULL
          """);

  private static final Sql PASSKEYS =
      Sql.of(
          """
          SELECT id FROM credential
          WHERE issuer = :issuer AND user_id = :user AND method = :method
          """);

  private static final Sql LINKS =
      Sql.of(
          """
          SELECT id, provider FROM linked_identity
          WHERE issuer = :issuer AND user_id = :user
          """);

  private RemainingWays() {}

  /// @param without the passkey's, the number's or the link's id
  static boolean are(
      SqlConnection connection, TenantId tenant, UserId user, WaysIn ways, String without)
      throws SQLException {
    return ways.mail()
        || (ways.password() && hasPassword(connection, tenant, user))
        || (ways.passkey() && hasPasskey(connection, tenant, user, without))
        || hasNumber(connection, tenant, user, ways, without)
        || hasLink(connection, tenant, user, ways, without);
  }

  private static boolean hasPassword(SqlConnection connection, TenantId tenant, UserId user)
      throws SQLException {
    return owned(connection.on(PASSWORD), tenant, user).first(Row::flag).isPresent();
  }

  private static boolean hasPasskey(
      SqlConnection connection, TenantId tenant, UserId user, String without) throws SQLException {
    return owned(connection.on(PASSKEYS), tenant, user)
        .set("method", SignInMethod.PASSKEY.key())
        .all(Row::text)
        .stream()
        .anyMatch(id -> !id.equals(without));
  }

  private static boolean hasNumber(
      SqlConnection connection, TenantId tenant, UserId user, WaysIn ways, String without)
      throws SQLException {
    return !without.equals(NumberTable.ID)
        && NumberTable.of(connection, tenant, user)
            .filter(verified -> ways.number().test(verified.number()))
            .isPresent();
  }

  private static boolean hasLink(
      SqlConnection connection, TenantId tenant, UserId user, WaysIn ways, String without)
      throws SQLException {
    return owned(connection.on(LINKS), tenant, user).all(Link::of).stream()
        .anyMatch(link -> !link.id().equals(without) && ways.providers().contains(link.provider()));
  }

  private record Link(String id, ProviderName provider) {
    static Link of(Row row) throws SQLException {
      return new Link(row.text(), new ProviderName(row.text()));
    }
  }

  private static Query owned(Query query, TenantId tenant, UserId user) throws SQLException {
    return query.set("issuer", tenant.value()).set("user", user.value());
  }
}
