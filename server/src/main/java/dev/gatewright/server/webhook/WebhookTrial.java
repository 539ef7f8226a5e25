package dev.gatewright.server.webhook;

import dev.gatewright.server.directory.IssuerUrls;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.store.tenants.KeptIssuer;
import dev.gatewright.store.webhook.Delivery.Attempt;
import dev.gatewright.store.webhook.KeptWebhook;
import dev.gatewright.store.webhook.WebhookTable;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/// Sends a webhook a message that tells of nothing, at once, so that whoever asks hears what was
/// answered. Safe for any number of threads.
public final class WebhookTrial {
  private static final int NONCE_BYTES = 8;

  private final Outbound door;
  private final URI baseUrl;
  private final WebhookTable webhooks;
  private final InstantSource clock;
  private final SecureRandom random;

  /// @param door that trials share
  public WebhookTrial(
      Outbound door, URI baseUrl, WebhookTable webhooks, InstantSource clock, SecureRandom random) {
    this.door = door;
    this.baseUrl = baseUrl;
    this.webhooks = webhooks;
    this.clock = clock;
    this.random = random;
  }

  /// What came of it; nothing where too many calls are under way.
  public Optional<Attempt> run(KeptIssuer issuer, KeptWebhook webhook) {
    var bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    var message =
        Message.test(
            issuer.id().value(),
            IssuerUrls.served(issuer, baseUrl).toString(),
            HexFormat.of().formatHex(bytes),
            clock.instant());
    return new WebhookCaller(door, webhooks, clock).call(webhook, message);
  }
}
