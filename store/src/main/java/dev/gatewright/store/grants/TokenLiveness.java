package dev.gatewright.store.grants;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whether an access token still counts: one look at what it came from and at what was revoked.
final class TokenLiveness {
  private static final Sql OF_HELD_CLIENT =
      Sql.of(
          """
          SELECT 1 FROM client AS c
          WHERE c.issuer = :issuer AND c.id = :client AND c.status = 'ACTIVE'
            AND NOT EXISTS (
              SELECT 1 FROM revoked_access_token AS r WHERE r.issuer = :issuer AND r.jti = :jti)
          """);

  private static final Sql OF_ANY_CLIENT =
      Sql.of(
          """
          SELECT 1 WHERE :client <> '' AND NOT EXISTS (
            SELECT 1 FROM revoked_access_token AS r WHERE r.issuer = :issuer AND r.jti = :jti)
          """);

  private final Sql ofGrant;
  private final Sql ofClient;

  TokenLiveness(Liveness liveness) {
    this.ofGrant =
        Sql.of(
            """
            SELECT 1 FROM authorization_grant AS g
            WHERE g.issuer = :issuer AND g.id = :grant AND g.client_id = :client
              AND g.revoked_at IS NULL
              AND NOT EXISTS (
                SELECT 1 FROM revoked_access_token AS r WHERE r.issuer = :issuer AND r.jti = :jti)
              AND 'ALIVE' =
            """
                + liveness.ofGrant());
    this.ofClient =
        switch (liveness) {
          case HELD_HERE -> OF_HELD_CLIENT;
          case HELD_BY_HOST -> OF_ANY_CLIENT;
        };
  }

  /// The statements, for whoever asks how the database goes about them.
  List<Sql> statements() {
    return List.of(ofGrant, ofClient);
  }

  boolean isLive(
      SqlConnection connection,
      IssuerId issuer,
      ClientId client,
      Optional<GrantId> grant,
      String jti,
      Instant now)
      throws SQLException {
    if (grant.isEmpty()) {
      return fill(connection.on(ofClient), issuer, client, jti).first(Row::flag).isPresent();
    }
    return fill(connection.on(ofGrant), issuer, client, jti)
        .set("grant", grant.get().value())
        .set("now", now)
        .first(Row::flag)
        .isPresent();
  }

  private static Query fill(Query query, IssuerId issuer, ClientId client, String jti)
      throws SQLException {
    return query.set("issuer", issuer.value()).set("client", client.value()).set("jti", jti);
  }
}
