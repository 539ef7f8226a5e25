package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdminCommand.DeclareWebhook;
import dev.gatewright.admin.command.AdminCommand.ListDeliveries;
import dev.gatewright.admin.command.AdminCommand.ListWebhooks;
import dev.gatewright.admin.command.AdminCommand.RemoveWebhook;
import dev.gatewright.admin.command.AdminCommand.ReplayWebhook;
import dev.gatewright.admin.command.AdminCommand.RotateHookSecret;
import dev.gatewright.admin.command.AdminCommand.RotateSenderSecret;
import dev.gatewright.admin.command.AdminCommand.RotateWebhookSecret;
import dev.gatewright.admin.command.AdminCommand.ShowWebhook;
import dev.gatewright.admin.command.AdminCommand.WebhookCommand;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.AdminResult.WebhookKept;
import dev.gatewright.admin.command.Refusal.NoSuchHook;
import dev.gatewright.admin.command.Refusal.NoSuchSender;
import dev.gatewright.admin.command.Refusal.NoSuchWebhook;
import dev.gatewright.admin.command.SecretChange;
import dev.gatewright.store.webhook.CallSecretTable.Callee;
import dev.gatewright.store.webhook.DeliveryTable.Place;
import dev.gatewright.store.webhook.WebhookId;
import dev.gatewright.store.webhook.WebhookSecret;
import dev.gatewright.store.webhook.WebhookTable;
import java.util.Optional;

/// Adds, changes, replays and removes webhooks.
final class WebhookActs {
  private final Holdings holdings;

  WebhookActs(Holdings holdings) {
    this.holdings = holdings;
  }

  AdminResult run(WebhookCommand command, Acting by) {
    return switch (command) {
      case ListWebhooks(var issuer) -> new AdminResult.Webhooks(table().list(issuer));
      case ShowWebhook(var issuer, var webhook) ->
          table()
              .find(issuer, webhook)
              .<AdminResult>map(AdminResult.WebhookShown::new)
              .orElseGet(() -> unknown(webhook));
      case ListDeliveries(var issuer, var webhook, var part) -> {
        if (table().find(issuer, webhook).isEmpty()) {
          yield unknown(webhook);
        }
        var found =
            holdings
                .store()
                .deliveries()
                .list(new Place(issuer, webhook), part.after(), part.limit());
        yield new AdminResult.Deliveries(part.of(found), part.isCut(found));
      }
      case DeclareWebhook declare -> declare(declare, by);
      case RotateWebhookSecret(var issuer, var webhook) -> {
        var made = WebhookSecret.generate(holdings.random());
        yield table().replaceSecret(issuer, webhook, made, by.engine())
            ? new WebhookKept(Optional.of(made.text()))
            : unknown(webhook);
      }
      case RotateSenderSecret(var issuer, var channel) -> {
        if (!holdings.store().issuers().hasSender(issuer, channel.word())) {
          yield new Refused(new NoSuchSender(channel.word()));
        }
        var made = WebhookSecret.generate(holdings.random());
        holdings
            .sealed()
            .callSecrets()
            .replace(issuer, new Callee.Sender(channel), made, by.engine());
        yield new WebhookKept(Optional.of(made.text()));
      }
      case ReplayWebhook(var issuer, var webhook, var after) ->
          table().replay(issuer, webhook, after, by.engine()) ? new Done() : unknown(webhook);
      case RemoveWebhook(var issuer, var webhook) ->
          table().remove(issuer, webhook, by.engine()) ? new Done() : unknown(webhook);
    };
  }

  /// Of a hook that stands in the issuer's settings.
  AdminResult run(RotateHookSecret command, Acting by) {
    var issuer = command.issuer();
    var hook = command.hook();
    if (!holdings.store().issuers().hasHook(issuer, hook)) {
      return new Refused(new NoSuchHook(hook.value()));
    }
    var secret = command.given().orElseGet(() -> WebhookSecret.generate(holdings.random()));
    var callee = new Callee.Hook(hook);
    if (command.given().isEmpty() && command.isShownLater()) {
      holdings.sealed().callSecrets().replaceShownLater(issuer, callee, secret, by.engine());
    } else {
      holdings.sealed().callSecrets().replace(issuer, callee, secret, by.engine());
    }
    return new WebhookKept(
        command.given().isPresent() ? Optional.empty() : Optional.of(secret.text()));
  }

  private AdminResult declare(DeclareWebhook declare, Acting by) {
    var made =
        declare.secret() instanceof SecretChange.Generate
            ? Optional.of(WebhookSecret.generate(holdings.random()))
            : Optional.<WebhookSecret>empty();
    var given =
        declare.secret() instanceof SecretChange.Replace(var value)
            ? Optional.of(new WebhookSecret(value))
            : made;
    if (made.isPresent() && declare.secret().equals(new SecretChange.Generate(true))) {
      table().declareShownLater(declare.issuer(), declare.webhook(), made.get(), by.engine());
    } else {
      table().declare(declare.issuer(), declare.webhook(), given, by.engine());
    }
    return new WebhookKept(made.map(WebhookSecret::text));
  }

  private WebhookTable table() {
    return holdings.sealed().webhooks();
  }

  private static AdminResult unknown(WebhookId webhook) {
    return new Refused(new NoSuchWebhook(webhook.value()));
  }
}
