package dev.gatewright.server.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.RemoteJwks;
import dev.gatewright.server.http.LogFields;
import dev.gatewright.server.outbound.Caller;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.outbound.OutboundAnswer;
import dev.gatewright.server.outbound.OutboundAnswer.Answered;
import dev.gatewright.server.outbound.OutboundAnswer.Unanswered;
import dev.gatewright.server.outbound.OutboundAnswer.Why;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Clients' key sets, fetched through the one door out, at most once in a while for each client
/// (OpenID Connect Registration §2). A set that cannot be had again stays good for a while, so that
/// a host's outage is not its clients'.
public final class FetchedJwks implements RemoteJwks {
  private static final Logger LOG = System.getLogger("gatewright.outbound");
  private static final String KEY_SET = "application/jwk-set+json, application/json";

  /// How long a set is used without a look at whether it changed.
  private static final Duration KEPT = Duration.ofMinutes(10);

  /// How long a set is used when it cannot be had again.
  private static final Duration KEPT_WITHOUT_NEWS = Duration.ofHours(1);

  /// Between two attempts for one client, whatever is asked and by whom.
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Outbound outbound;
  private final InstantSource clock;
  private final KeptKeySets kept = new KeptKeySets();

  public FetchedJwks(Outbound outbound, InstantSource clock) {
    this.outbound = outbound;
    this.clock = clock;
  }

  @Override
  public Optional<String> fetch(IssuerId issuer, ClientId client, URI jwksUri, boolean fresh) {
    var now = clock.instant();
    var before = kept.find(issuer, client).filter(set -> set.uri().equals(jwksUri));
    if (before.isPresent()) {
      var set = before.get();
      var pause = fresh || set.document().isEmpty() || set.isStale() ? PAUSE : KEPT;
      if (now.isBefore(set.triedAt().plus(pause))) {
        return set.document();
      }
    }
    var known = before.filter(set -> now.isBefore(set.fetchedAt().plus(KEPT_WITHOUT_NEWS)));
    var answer = outbound.get(new Caller(issuer.value(), client.value()), jwksUri, KEY_SET);
    return switch (answer) {
      case Answered(var status, _, var body) when status == 200 -> {
        var document = Optional.of(new String(body, UTF_8));
        kept.put(issuer, client, new KeptKeySets.KeySet(jwksUri, document, now, now));
        yield document;
      }
      case Unanswered(var why) when why == Why.BUSY -> {
        note(issuer, client, jwksUri, answer);
        yield known.flatMap(KeptKeySets.KeySet::document);
      }
      case Answered _, Unanswered _ -> {
        note(issuer, client, jwksUri, answer);
        var document = known.flatMap(KeptKeySets.KeySet::document);
        var fetchedAt = known.map(KeptKeySets.KeySet::fetchedAt).orElse(now);
        kept.put(issuer, client, new KeptKeySets.KeySet(jwksUri, document, now, fetchedAt));
        yield document;
      }
    };
  }

  /// The host alone: a path or query may hold what is not for logs.
  private static void note(IssuerId issuer, ClientId client, URI uri, OutboundAnswer answer) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("issuer", issuer.value());
    fields.put("client", client.value());
    fields.put("host", String.valueOf(uri.getHost()));
    fields.put(
        "why",
        switch (answer) {
          case Answered(var status, _, _) -> "it answered " + status;
          case Unanswered(var why) -> why.words();
        });
    LOG.log(Level.WARNING, "the keys of a client cannot be had {0}", new LogFields("", fields));
  }
}
