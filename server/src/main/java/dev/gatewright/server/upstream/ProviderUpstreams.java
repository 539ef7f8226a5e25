package dev.gatewright.server.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.ports.Replay;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.upstream.ProviderKeys;
import dev.gatewright.server.config.upstream.ProviderSettings;
import dev.gatewright.server.config.upstream.ProviderSettings.SecretKind;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.LogFields;
import dev.gatewright.server.outbound.Caller;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.store.tenants.ProviderSecretTable;
import dev.gatewright.store.tenants.ProviderSecretTable.Kept;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The providers of all issuers, each asked through the SDK and the server's one door out. Settings
/// and secrets are looked at anew for each login, so what an operator changes holds at once. Safe
/// for any number of threads.
public final class ProviderUpstreams implements Upstreams {
  private static final Logger LOG = System.getLogger("gatewright.upstream");

  /// Providers whose documents and keys are kept.
  private static final int MOST_READY = 2_000;

  private static final String STATE = "upstream_state";

  /// What a provider answers when the person, or somebody for them, said no (RFC 6749 §4.1.2.1,
  /// OpenID Connect Core §3.1.2.6).
  private static final Set<String> DECLINED =
      Set.of(
          "access_denied",
          "user_cancelled_authorize",
          "user_cancelled_login",
          "login_required",
          "consent_required",
          "interaction_required",
          "account_selection_required");

  private static final Set<String> PASSING = Set.of("server_error", "temporarily_unavailable");

  private final ProviderSecretTable secrets;
  private final Replay used;
  private final Outbound outbound;
  private final SecureRandom random;
  private final InstantSource clock;
  private final Cache<Key, ReadyProvider> ready =
      Caffeine.newBuilder().maximumSize(MOST_READY).executor(Runnable::run).build();

  public ProviderUpstreams(
      ProviderSecretTable secrets,
      Replay used,
      Outbound outbound,
      SecureRandom random,
      InstantSource clock) {
    this.secrets = secrets;
    this.used = used;
    this.outbound = outbound;
    this.random = random;
    this.clock = clock;
  }

  private record Key(IssuerId issuer, ProviderName provider) {}

  @Override
  public List<UpstreamProvider> list(Tenant tenant) {
    return tenant.settings().get(IssuerKeys.PROVIDERS).stream()
        .filter(it -> it.get(ProviderKeys.ENABLED))
        .map(ProviderUpstreams::shown)
        .toList();
  }

  private static UpstreamProvider shown(ProviderSettings provider) {
    return new UpstreamProvider(
        provider.name(),
        provider.label(),
        provider.get(ProviderKeys.ORGANIZATION),
        provider.get(ProviderKeys.TRUST_MFA));
  }

  private static Optional<ProviderSettings> enabled(Tenant tenant, ProviderName name) {
    return tenant.settings().get(IssuerKeys.PROVIDERS).stream()
        .filter(it -> it.name().equals(name) && it.get(ProviderKeys.ENABLED))
        .findFirst();
  }

  @Override
  public UpstreamStart begin(Tenant tenant, ProviderName name, UpstreamHints hints) {
    var settings = enabled(tenant, name);
    if (settings.isEmpty()) {
      return new UpstreamStart.NotOffered();
    }
    var provider = ready(tenant, settings.get());
    if (provider.isEmpty()) {
      return new UpstreamStart.Unavailable();
    }
    return within(
        tenant,
        provider.get(),
        () -> begin(tenant, provider.get(), hints),
        UpstreamStart.Unavailable::new);
  }

  private UpstreamStart begin(Tenant tenant, ReadyProvider provider, UpstreamHints hints) {
    try {
      var asked = provider.client().createAuthorizationUrl(provider.options(hints));
      var settings = provider.settings();
      var transaction =
          new UpstreamTransaction(tenant.id(), settings.name(), settings.issuer(), asked.pending());
      return new UpstreamStart.Started(asked.url(), transaction.toText(), asked.state());
    } catch (IdpException e) {
      note(tenant, provider.settings(), e);
      return new UpstreamStart.Unavailable();
    }
  }

  @Override
  public UpstreamResult finish(
      Tenant tenant, ProviderName name, String transaction, Parameters callback) {
    var settings = enabled(tenant, name);
    if (settings.isEmpty()) {
      return new UpstreamResult.Refused(UpstreamFault.NOT_OFFERED);
    }
    var begun =
        UpstreamTransaction.parse(transaction)
            .filter(it -> it.isOf(tenant.id(), name, settings.get().issuer(), clock.instant()));
    if (begun.isEmpty()) {
      return new UpstreamResult.Refused(UpstreamFault.TRANSACTION);
    }
    var provider = ready(tenant, settings.get());
    if (provider.isEmpty()) {
      return new UpstreamResult.Refused(UpstreamFault.SETTINGS);
    }
    return within(
        tenant,
        provider.get(),
        () -> finish(tenant, provider.get(), begun.get(), callback),
        UpstreamResult.Unavailable::new);
  }

  private UpstreamResult finish(
      Tenant tenant, ReadyProvider provider, UpstreamTransaction begun, Parameters callback) {
    if (isAnswer(callback, begun) && !isFirst(tenant, begun)) {
      return refused(UpstreamFault.CALLBACK);
    }
    try {
      var agent = provider.client().exchangeCallback(sent(callback), begun.login());
      var described = new Describing(provider).describe(agent, callback.one("user"));
      return IdentityReading.read(provider.settings(), described);
    } catch (IdpException e) {
      var result = result(e);
      if (!(result instanceof UpstreamResult.Declined)) {
        note(tenant, provider.settings(), e);
      }
      return result;
    }
  }

  private static boolean isAnswer(Parameters callback, UpstreamTransaction begun) {
    return callback.one("state").filter(begun.login().state()::equals).isPresent();
  }

  /// A login is answered once, whatever the provider does about its codes: the answer is spent
  /// before its code goes anywhere, so that of any number at the same time one asks for tokens.
  private boolean isFirst(Tenant tenant, UpstreamTransaction begun) {
    return used.firstUse(
        tenant.issuer().id(), STATE, begun.login().state(), begun.endsAt(), clock.instant());
  }

  /// With all values of each, so that a parameter that came twice is none (RFC 6749 §3.1).
  private static CallbackParameters sent(Parameters callback) {
    var all = new LinkedHashMap<String, List<String>>();
    callback.names().forEach(name -> all.put(name, callback.all(name)));
    return CallbackParameters.of(all);
  }

  private static UpstreamResult result(IdpException failure) {
    return switch (failure) {
      case IdpException.Unavailable _ -> new UpstreamResult.Unavailable();
      case IdpException.LoginDeclined declined when DECLINED.contains(declined.error()) ->
          new UpstreamResult.Declined();
      case IdpException.LoginDeclined declined when PASSING.contains(declined.error()) ->
          new UpstreamResult.Unavailable();
      case IdpException.LoginDeclined _ -> refused(UpstreamFault.SETTINGS);
      case IdpException.InvalidCallback invalid ->
          refused(
              invalid.reason().equals("code.refused")
                  ? UpstreamFault.CODE
                  : UpstreamFault.CALLBACK);
      case IdpException.InvalidToken invalid ->
          refused(
              invalid.reason().startsWith("profile.")
                  ? UpstreamFault.CLAIMS
                  : UpstreamFault.ID_TOKEN);
      case IdpException.LoginRequired _ -> refused(UpstreamFault.CLAIMS);
      case IdpException.Refused _, IdpException.Misconfigured _ -> refused(UpstreamFault.SETTINGS);
    };
  }

  private static UpstreamResult refused(UpstreamFault fault) {
    return new UpstreamResult.Refused(fault);
  }

  /// Does what may wait for the provider, if there is room among those who wait for it.
  private static <T> T within(
      Tenant tenant, ReadyProvider provider, Supplier<T> work, Supplier<T> full) {
    if (!provider.places().tryAcquire()) {
      note(tenant, provider.settings(), "too many logins wait for it");
      return full.get();
    }
    try {
      return work.get();
    } finally {
      provider.places().release();
    }
  }

  /// The provider as it is now.
  private Optional<ReadyProvider> ready(Tenant tenant, ProviderSettings settings) {
    var issuer = tenant.issuer().id();
    var secret = settings.secretKind().flatMap(kind -> secret(issuer, settings.name(), kind));
    var callback = Upstreams.callback(tenant, settings.name());
    var key = new Key(issuer, settings.name());
    var kept = ready.getIfPresent(key);
    if (kept != null && kept.isOf(settings, secret, callback)) {
      return Optional.of(kept);
    }
    return made(tenant, settings, secret, callback)
        .map(fresh ->
            ready
                .asMap()
                .compute(
                    key,
                    (_, other) ->
                        other != null && other.isOf(settings, secret, callback) ? other : fresh));
  }

  private Optional<Secret> secret(IssuerId issuer, ProviderName provider, SecretKind kind) {
    return secrets
        .find(issuer, provider.value())
        .filter(kept -> kept.kind().equals(kind.key()))
        .map(Kept::value);
  }

  private Optional<ReadyProvider> made(
      Tenant tenant, ProviderSettings settings, Optional<Secret> secret, URI callback) {
    var caller = new Caller(tenant.name(), "provider " + settings.name().value());
    var means = new ReadyProvider.Means(new OutboundTransport(outbound, caller), random, clock);
    try {
      return Optional.of(new ReadyProvider(settings, secret, callback, means));
    } catch (IllegalArgumentException e) {
      note(tenant, settings, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /// Reasons and error codes alone: what else a provider says may hold what is not for logs.
  private static void note(Tenant tenant, ProviderSettings settings, IdpException failure) {
    var why = failure.reason();
    if (failure instanceof IdpException.Refused refused) {
      why += " (" + refused.status() + " " + refused.error() + ")";
    } else if (failure instanceof IdpException.LoginDeclined declined) {
      why += " (" + declined.error() + ")";
    } else if (failure.getCause() != null) {
      why += " (" + failure.getCause().getMessage() + ")";
    }
    note(tenant, settings, why);
  }

  private static void note(Tenant tenant, ProviderSettings settings, String why) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("issuer", tenant.name());
    fields.put("provider", settings.name().value());
    fields.put("why", why);
    LOG.log(
        Level.WARNING, "a login at a provider did not come about {0}", new LogFields("", fields));
  }
}
