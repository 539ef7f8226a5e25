package dev.gatewright.server.webhook;

import dev.gatewright.server.outbound.Caller;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.outbound.OutboundAnswer.Answered;
import dev.gatewright.server.outbound.OutboundAnswer.Unanswered;
import dev.gatewright.server.outbound.OutboundAnswer.Why;
import dev.gatewright.server.outbound.OutboundRequest;
import dev.gatewright.store.webhook.Delivery.Attempt;
import dev.gatewright.store.webhook.KeptWebhook;
import dev.gatewright.store.webhook.WebhookTable;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// Makes one attempt to hand a message to its receiver. Safe for any number of threads.
public final class WebhookCaller {
  private final Outbound outbound;
  private final WebhookTable webhooks;
  private final InstantSource clock;

  public WebhookCaller(Outbound outbound, WebhookTable webhooks, InstantSource clock) {
    this.outbound = outbound;
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
    var headers = new TreeMap<>(Signature.headers(message, now, secrets));
    headers.put("Content-Type", Message.CONTENT_TYPE);
    headers.put("Accept", "*/*");
    var answer =
        outbound.send(
            new Caller(issuer.value(), "webhook " + webhook.id()),
            new OutboundRequest("POST", URI.create(webhook.url()), headers, message.body()));
    var took = Duration.between(now, clock.instant());
    return switch (answer) {
      case Answered(var status, _, _) -> Optional.of(new Attempt(now, took, status, ""));
      case Unanswered(var why) when why == Why.BUSY -> Optional.empty();
      case Unanswered(var why) ->
          Optional.of(new Attempt(now, took, 0, why.name().toLowerCase(Locale.ROOT)));
    };
  }
}
