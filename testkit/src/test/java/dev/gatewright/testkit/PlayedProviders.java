package dev.gatewright.testkit;

import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.upstream.ProviderOrganization;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.upstream.UpstreamHints;
import dev.gatewright.server.upstream.UpstreamProvider;
import dev.gatewright.server.upstream.UpstreamResult;
import dev.gatewright.server.upstream.UpstreamStart;
import dev.gatewright.server.upstream.Upstreams;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Providers that answer at once what a test wants them to. The ways to real ones are tested where
/// they are called.
final class PlayedProviders implements Upstreams {
  static final ProviderName GOOGLE = new ProviderName("google");
  static final ProviderName WORK = new ProviderName("work");

  private final Map<ProviderName, UpstreamProvider> offered = new LinkedHashMap<>();
  private final List<UpstreamHints> hints = new ArrayList<>();
  private final List<URI> callbacks = new ArrayList<>();
  private final AtomicInteger states = new AtomicInteger();
  private UpstreamResult answer = new UpstreamResult.Declined();
  private Optional<URI> own = Optional.empty();

  PlayedProviders() {
    offer(GOOGLE, "Google", false);
    offer(WORK, "Work", true);
  }

  private void offer(ProviderName name, String label, boolean trustMfa) {
    offered.put(name, new UpstreamProvider(name, label, Optional.empty(), trustMfa));
  }

  /// The issuer takes it from its settings.
  synchronized void withdraw(ProviderName name) {
    offered.remove(name);
  }

  /// The provider belongs to an organization from now on.
  synchronized void bind(ProviderName name, ProviderOrganization organization) {
    offered.computeIfPresent(
        name,
        (_, before) ->
            new UpstreamProvider(name, before.label(), Optional.of(organization), false));
  }

  /// Has a page of its own, where browsers stay until a test answers for it.
  synchronized void ask(URI page) {
    own = Optional.of(page);
  }

  /// What comes of the next returns.
  synchronized void answer(UpstreamResult result) {
    answer = result;
  }

  synchronized void vouchFor(UpstreamIdentity identity) {
    answer = new UpstreamResult.Arrived(identity);
  }

  synchronized UpstreamHints lastHints() {
    return hints.getLast();
  }

  /// Where the browser was sent back to last.
  synchronized URI lastCallback() {
    return callbacks.getLast();
  }

  /// Somebody at a provider, with a verified address unless it is empty.
  static UpstreamIdentity somebody(String subject, String email) {
    return somebody(GOOGLE, subject, email, true);
  }

  static UpstreamIdentity somebody(
      ProviderName provider, String subject, String email, boolean verified) {
    return new UpstreamIdentity(
        provider,
        "https://" + provider.value() + ".test",
        subject,
        Optional.of(email).filter(text -> !text.isEmpty()),
        verified && !email.isEmpty(),
        Optional.of("Ada from " + provider.value()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }

  static UpstreamIdentity proved(UpstreamIdentity who, Set<String> amr, Optional<Instant> at) {
    return new UpstreamIdentity(
        who.provider(),
        who.issuer(),
        who.subject(),
        who.email(),
        who.emailVerified(),
        who.name(),
        who.givenName(),
        who.familyName(),
        who.picture(),
        who.locale(),
        who.groups(),
        who.domain(),
        amr,
        who.acr(),
        at);
  }

  @Override
  public synchronized List<UpstreamProvider> list(Tenant tenant) {
    return List.copyOf(offered.values());
  }

  @Override
  public synchronized UpstreamStart begin(
      Tenant tenant, ProviderName provider, UpstreamHints given) {
    if (!offered.containsKey(provider)) {
      return new UpstreamStart.NotOffered();
    }
    hints.add(given);
    var state = "state-" + states.incrementAndGet();
    var back = URI.create(Upstreams.callback(tenant, provider) + "?code=c&state=" + state);
    callbacks.add(back);
    return new UpstreamStart.Started(own.orElse(back), "transaction of " + state, state);
  }

  @Override
  public synchronized UpstreamResult finish(
      Tenant tenant, ProviderName provider, String transaction, Parameters callback) {
    if (!transaction.equals("transaction of " + callback.first("state").orElse(""))) {
      throw new AssertionError("another login's transaction");
    }
    return answer;
  }
}
