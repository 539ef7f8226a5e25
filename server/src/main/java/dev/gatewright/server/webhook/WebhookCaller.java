package dev.gatewright.server.webhook;

import dev.gatewright.server.outbound.Caller;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.store.webhook.Delivery.Attempt;
import dev.gatewright.store.webhook.KeptWebhook;
import dev.gatewright.store.webhook.WebhookTable;
import java.time.InstantSource;
import java.util.Optional;

/// Makes one attempt to hand a message to its receiver. Safe for any number of threads.
public final class WebhookCaller {
  private final SignedCalls calls;
  private final WebhookTable webhooks;
  private final InstantSource clock;

  public WebhookCaller(Outbound outbound, WebhookTable webhooks, InstantSource clock) {
    this.calls = new SignedCalls(outbound, clock);
    this.webhooks = webhooks;
    this.clock = clock;
  }

  /// Sends the message and says what came of it; nothing where it was not sent, because too many
  /// calls are under way or the webhook is gone. No redirect is followed: it would lead where
  /// nobody declared.
  public Optional<Attempt> call(KeptWebhook webhook, Message message) {
    var now = clock.instant();
    var issuer = webhook.issuer();
    var secrets = webhooks.secrets(issuer, webhook.id(), now);
    if (secrets.isEmpty()) {
      return Optional.empty();
    }
    return calls.call(
        new Caller(issuer.value(), "webhook " + webhook.id()), webhook.url(), message, secrets);
  }
}
