package dev.gatewright.server.webhook;

import dev.gatewright.server.outbound.Caller;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.outbound.OutboundAnswer.Answered;
import dev.gatewright.server.outbound.OutboundAnswer.Unanswered;
import dev.gatewright.server.outbound.OutboundAnswer.Why;
import dev.gatewright.server.outbound.OutboundRequest;
import dev.gatewright.store.webhook.Delivery.Attempt;
import dev.gatewright.store.webhook.WebhookSecret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// Makes one attempt to hand a signed message to whoever waits for it at an address. Safe for any
/// number of threads.
public final class SignedCalls {
  private final Outbound outbound;
  private final InstantSource clock;

  public SignedCalls(Outbound outbound, InstantSource clock) {
    this.outbound = outbound;
    this.clock = clock;
  }

  /// A request with the message, signed as it is sent now.
  public static OutboundRequest request(
      String url,
      Message message,
      String contentType,
      String accept,
      Instant now,
      List<WebhookSecret> secrets) {
    var headers = new TreeMap<>(Signature.headers(message, now, secrets));
    headers.put("Content-Type", contentType);
    headers.put("Accept", accept);
    return new OutboundRequest("POST", URI.create(url), headers, message.body());
  }

  /// Sends the message and says what came of it; nothing where it was not sent, because too many
  /// calls are under way. No redirect is followed: it would lead where nobody declared.
  public Optional<Attempt> call(
      Caller caller, String url, Message message, List<WebhookSecret> secrets) {
    var now = clock.instant();
    var answer =
        outbound.send(caller, request(url, message, Message.CONTENT_TYPE, "*/*", now, secrets));
    var took = Duration.between(now, clock.instant());
    return switch (answer) {
      case Answered(var status, _, _) -> Optional.of(new Attempt(now, took, status, ""));
      case Unanswered(var why) when why == Why.BUSY -> Optional.empty();
      case Unanswered(var why) ->
          Optional.of(new Attempt(now, took, 0, why.name().toLowerCase(Locale.ROOT)));
    };
  }
}
