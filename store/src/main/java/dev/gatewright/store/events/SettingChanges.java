package dev.gatewright.store.events;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.events.ProtocolEvent;
import dev.gatewright.protocol.events.ProtocolEvent.ClientChanged;
import dev.gatewright.protocol.events.ProtocolEvent.IssuerDeclared;
import dev.gatewright.protocol.events.ProtocolEvent.WebhookChanged;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// Keeps who changed each setting last, in the unit whose event tells of it.
final class SettingChanges {
  /// How long it is known who removed something.
  private static final Duration KEPT = Duration.ofDays(400);

  private static final Sql NOTE =
      Sql.of(
          """
          INSERT INTO setting_change (issuer, kind, id, at, actor, keep_until)
          VALUES (:issuer, :kind, :id, :at, :actor, :keep_until)
          ON CONFLICT (issuer, kind, id) DO UPDATE SET
            at = excluded.at, actor = excluded.actor, keep_until = excluded.keep_until
          """);

  private SettingChanges() {}

  /// What an event is about, and whether it is gone.
  private record About(SettingName setting, boolean isRemoved) {}

  /// Notes the event's actor if it is about a setting that a file can declare.
  static void note(SqlConnection connection, IssuerId issuer, ProtocolEvent event, By by)
      throws SQLException {
    var about = about(event);
    if (about.isPresent()) {
      connection
          .on(NOTE)
          .set("issuer", issuer.value())
          .set("kind", about.get().setting().kind())
          .set("id", about.get().setting().id())
          .set("at", by.at())
          .set("actor", by.actor().text())
          .setOptional(
              "keep_until",
              about.get().isRemoved() ? Optional.of(by.at().plus(KEPT)) : Optional.empty())
          .run();
    }
  }

  private static Optional<About> about(ProtocolEvent event) {
    return switch (event) {
      case IssuerDeclared _ -> Optional.of(new About(SettingName.ISSUER, false));
      case ClientChanged(var client, var what) when what == ClientChanged.What.DECLARED ->
          Optional.of(new About(SettingName.client(client.value()), false));
      case ClientChanged(var client, var what) when what == ClientChanged.What.REMOVED ->
          Optional.of(new About(SettingName.client(client.value()), true));
      case WebhookChanged(var webhook, var step) when step == WebhookChanged.Step.DECLARED ->
          Optional.of(new About(SettingName.webhook(webhook), false));
      case WebhookChanged(var webhook, var step) when step == WebhookChanged.Step.REMOVED ->
          Optional.of(new About(SettingName.webhook(webhook), true));
      default -> Optional.empty();
    };
  }
}
