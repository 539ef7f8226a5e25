package dev.gatewright.client.internal.discovery;

import dev.gatewright.client.discovery.ProviderMetadata;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.internal.IssuerRule;
import dev.gatewright.client.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The provider's metadata document (OpenID Connect Discovery §4): fetched when first needed, kept
/// for a while, then fetched again by one caller while the others go on with the old one. A
/// provider that cannot be reached at that moment does not stop anybody who has a document.
public final class Discovery {
  /// For how long a document is used without asking again.
  public static final Duration FRESH = Duration.ofHours(1);

  /// For how long nobody asks again after a failure while an old document is there.
  public static final Duration PAUSE_WITH_DOCUMENT = Duration.ofSeconds(30);

  /// The same without any document: long enough that callers who waited do not each ask in turn.
  public static final Duration PAUSE_WITHOUT_DOCUMENT = Duration.ofSeconds(1);

  private final IssuerRule rule;
  private final HttpTransport transport;
  private final InstantSource clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Known known = new Known(Optional.empty(), Optional.empty(), Instant.MIN);

  /// What the last answers were and until when they hold.
  private record Known(
      Optional<ProviderMetadata> metadata, Optional<IdpException> failure, Instant until) {}

  /// @param rule which issuer the document must be of
  public Discovery(IssuerRule rule, HttpTransport transport, InstantSource clock) {
    this.rule = rule;
    this.transport = transport;
    this.clock = clock;
  }

  /// What is known beforehand and never asked for: of a provider that has no such document.
  public static Discovery known(
      ProviderMetadata metadata, IssuerRule rule, HttpTransport transport, InstantSource clock) {
    var discovery = new Discovery(rule, transport, clock);
    discovery.known = new Known(Optional.of(metadata), Optional.empty(), Instant.MAX);
    return discovery;
  }

  /// The metadata.
  ///
  /// @throws IdpException.Unavailable if the provider has not answered yet
  /// @throws IdpException.Misconfigured if it has no such document, or answers for another issuer
  public ProviderMetadata metadata() {
    var now = known;
    if (holds(now)) {
      return answer(now);
    }
    if (now.metadata().isPresent()) {
      if (!asking.tryLock()) {
        return now.metadata().get();
      }
    } else {
      asking.lock();
    }
    try {
      if (!holds(known)) {
        known = ask(known.metadata());
      }
      return answer(known);
    } finally {
      asking.unlock();
    }
  }

  private boolean holds(Known answers) {
    return clock.instant().isBefore(answers.until());
  }

  private static ProviderMetadata answer(Known answers) {
    return answers
        .metadata()
        .orElseThrow(() -> answers.failure().orElseThrow(IllegalStateException::new));
  }

  private Known ask(Optional<ProviderMetadata> old) {
    try {
      return new Known(Optional.of(fetch()), Optional.empty(), clock.instant().plus(FRESH));
    } catch (IdpException failure) {
      var pause = old.isPresent() ? PAUSE_WITH_DOCUMENT : PAUSE_WITHOUT_DOCUMENT;
      return new Known(old, Optional.of(failure), clock.instant().plus(pause));
    }
  }

  private ProviderMetadata fetch() {
    var issuer = rule.issuer();
    var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    var answer = get(URI.create(base + "/.well-known/openid-configuration"));
    if (answer.status() == 404) {
      // A plain OAuth server has only this one, with its name between host and path (RFC 8414
      // §3.1).
      var uri = URI.create(base);
      var name = "/.well-known/oauth-authorization-server";
      answer =
          get(
              URI.create(
                  uri.getScheme() + "://" + uri.getRawAuthority() + name + uri.getRawPath()));
    }
    if (!answer.isSuccess()) {
      var message =
          "the provider at " + issuer + " answered " + answer.status() + " when asked about itself";
      throw answer.isPassing()
          ? new IdpException.Unavailable("discovery.failed", message)
          : new IdpException.Misconfigured(
              "discovery.missing", message + ": is the issuer written exactly as it names itself?");
    }
    var document =
        JsonObject.parse(answer.body())
            .orElseThrow(() ->
                new IdpException.Misconfigured(
                    "discovery.invalid",
                    "what " + issuer + " says about itself is not a JSON object"));
    return ProviderMetadata.of(document, rule);
  }

  private HttpTransport.Response get(URI document) {
    try {
      return transport.send(
          HttpTransport.Request.get(document, Map.of("Accept", "application/json")));
    } catch (IOException unreachable) {
      throw new IdpException.Unavailable(
          "provider.unreachable",
          "the provider at " + rule.issuer() + " did not answer",
          unreachable);
    }
  }
}
