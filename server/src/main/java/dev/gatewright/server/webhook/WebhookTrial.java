package dev.gatewright.server.webhook;

import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.directory.IssuerUrls;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.outbound.OutboundLimits;
import dev.gatewright.store.tenants.KeptIssuer;
import dev.gatewright.store.webhook.Delivery.Attempt;
import dev.gatewright.store.webhook.KeptWebhook;
import dev.gatewright.store.webhook.WebhookTable;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/// Sends a webhook a message that tells of nothing, at once, so that whoever asks hears what was
/// answered. Whoever tries goes out by one door, so that their number is bounded and receivers that
/// do not answer keep no event waiting. Safe for any number of threads.
public final class WebhookTrial implements AutoCloseable {
  private static final int NONCE_BYTES = 8;

  /// Fewer than commands may be under way, so that trials cannot hold all their places.
  private static final int MOST = 8;

  private final ServerConfig config;
  private final WebhookTable webhooks;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Outbound outbound;

  public WebhookTrial(
      ServerConfig config, WebhookTable webhooks, InstantSource clock, SecureRandom random) {
    this.config = config;
    this.webhooks = webhooks;
    this.clock = clock;
    this.random = random;
    this.outbound =
        new Outbound(
            config.outbound(),
            new OutboundLimits(
                OutboundLimits.STANDARD.deadline(), WebhookSending.LONGEST_ANSWER, MOST, MOST));
  }

  /// What came of it; nothing where too many calls are under way.
  public Optional<Attempt> run(KeptIssuer issuer, KeptWebhook webhook) {
    var bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    var message =
        Message.test(
            issuer.id().value(),
            IssuerUrls.served(issuer, config.baseUrl()).toString(),
            HexFormat.of().formatHex(bytes),
            clock.instant());
    return new WebhookCaller(outbound, webhooks, clock).call(webhook, message);
  }

  /// Cuts off what is under way.
  @Override
  public void close() {
    outbound.close();
  }
}
