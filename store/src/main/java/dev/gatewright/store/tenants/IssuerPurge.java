package dev.gatewright.store.tenants;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.Writer;
import java.util.List;

/// Deletes all that an issuer holds, in steps small enough for other writers to get in between.
final class IssuerPurge {
  private static final int STEP = 500;

  /// Keys first: without them nothing the issuer ever handed out opens again.
  static final List<Sql> TABLES =
      List.of(
          of("api_key", "id"),
          of("administrator_link", "id"),
          of("administrator", "user_id, issuer, organization"),
          of("client_mandate", "client_id, issuer"),
          of("impersonation", "id"),
          of("kept_answer", "caller, key"),
          of("issuer_secret", "version"),
          of("signing_key", "kid"),
          of("provider_secret", "provider"),
          of("webhook", "id"),
          of("call_secret", "kind, name"),
          of("webhook_delivery", "webhook, seq"),
          of("client", "id"),
          of("client_secret_use", "client, secret"),
          of("authorization_grant", "handle"),
          of("session", "id"),
          of("membership", "user_id, organization_id"),
          of("invitation", "id"),
          of("organization_domain", "organization_id, domain"),
          of("organization", "id"),
          of("device", "user_id, id"),
          of("credential", "user_id, method, id"),
          of("linked_identity", "provider, upstream_issuer, subject"),
          of("pin", "id"),
          of("outbox", "id"),
          of("text_outbox", "id"),
          of("mailed_link", "id"),
          of("mail_request", "id"),
          of("consent", "user_id, client_id"),
          of("throttle", "key"),
          of("revoked_access_token", "jti"),
          of("used_value", "kind, hash"),
          of("parked_request", "id"),
          of("departure", "user_id"),
          of("login_name", "kind, name"),
          of("user_account", "id"),
          of("declared", "kind, id"),
          of("hour_count", "hour, kind, label"),
          of("day_count", "day, kind, label"),
          of("refused_request", "reference"),
          of("configuration_change", "number"),
          of("configuration_state", "number"),
          of("setting_change", "kind, id"),
          of("setting_history", "number"),
          of("event", "seq"),
          of("event_chain", "seq"),
          of("audit_head", "seq"),
          of("audit_chain", "seq"),
          of("syslog_cursor", "seq"),
          of("person_key", "user_id"));

  private final Writer writer;

  IssuerPurge(Writer writer) {
    this.writer = writer;
  }

  void run(IssuerId issuer) {
    for (var statement : TABLES) {
      int deleted;
      do {
        deleted =
            writer.commit(connection ->
                connection.on(statement).set("issuer", issuer.value()).set("step", STEP).run());
      } while (deleted == STEP);
    }
  }

  private static Sql of(String table, String key) {
    return Sql.of(
        """
        DELETE FROM $table WHERE issuer = :issuer AND ($key) IN (
          SELECT $key FROM $table WHERE issuer = :issuer LIMIT :step)
        """
            .replace("$table", table)
            .replace("$key", key));
  }
}
