package dev.gatewright.protocol;

import dev.gatewright.protocol.clients.ClientAuthenticationThrottle;
import dev.gatewright.protocol.internal.issue.HostPolicy;
import dev.gatewright.protocol.issue.ExtraClaims;
import dev.gatewright.protocol.issue.ScopePolicy;
import dev.gatewright.protocol.issue.TokenHook;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.protocol.token.SupportedGrant;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Builds an [AuthorizationServer]. Nothing is supported unless it is enabled; what is not said is
/// safe.
public final class AuthorizationServerBuilder {
  /// An opaque token opens no longer.
  private static final Duration LONGEST_ACCESS_TOKEN = SealType.ACCESS_TOKEN.longestLife();

  private final Ports ports;
  private final Map<GrantType, SupportedGrant> supported = new LinkedHashMap<>();
  private final Map<GrantType, Duration> lifetimes = new LinkedHashMap<>();
  private EngineOptions options = EngineOptions.defaults();
  private ExtraClaims extraClaims = ExtraClaims.NONE;
  private ScopePolicy scopes = ScopePolicy.AS_ASKED;
  private TokenHook tokenHook = TokenHook.NONE;
  private List<String> acrValues = List.of();
  private List<String> uiLocales = List.of();
  private ClientAuthenticationThrottle throttle = ClientAuthenticationThrottle.inMemory();
  private CryptoProvider crypto = CryptoProvider.probe();
  private SecureRandom random = new SecureRandom();
  private InstantSource clock = InstantSource.system();

  AuthorizationServerBuilder(Ports ports) {
    this.ports = ports;
  }

  /// What a server is made of.
  record Parts(
      Ports ports,
      List<SupportedGrant> supported,
      HostPolicy host,
      List<String> acrValues,
      List<String> uiLocales,
      ClientAuthenticationThrottle throttle,
      CryptoProvider crypto,
      SecureRandom random,
      InstantSource clock) {}

  /// Supports a grant. Access tokens that it gives live `accessTokenLifetime`, unless the client or
  /// the resource has a lifetime of its own.
  ///
  /// @throws IllegalArgumentException when the grant was enabled before, or the lifetime is not
  ///   between a second and 31 days
  public AuthorizationServerBuilder enable(SupportedGrant grant, Duration accessTokenLifetime) {
    if (accessTokenLifetime.toSeconds() < 1
        || accessTokenLifetime.compareTo(LONGEST_ACCESS_TOKEN) > 0) {
      throw new IllegalArgumentException(
          "grant " + grant.type() + ": access tokens live between a second and 31 days");
    }
    if (supported.putIfAbsent(grant.type(), grant) != null) {
      throw new IllegalArgumentException("grant " + grant.type() + " is enabled twice");
    }
    lifetimes.put(grant.type(), accessTokenLifetime);
    return this;
  }

  /// How the server behaves towards all clients; safe by default.
  public AuthorizationServerBuilder options(EngineOptions value) {
    options = value;
    return this;
  }

  /// Claims of the host's own in tokens; none by default.
  public AuthorizationServerBuilder extraClaims(ExtraClaims value) {
    extraClaims = value;
    return this;
  }

  /// The host's last word about scopes; by default a client gets what it asks for, within what it
  /// may have.
  public AuthorizationServerBuilder scopePolicy(ScopePolicy value) {
    scopes = value;
    return this;
  }

  /// Who is asked before tokens are given, and may refuse them or add claims; nobody by default.
  public AuthorizationServerBuilder tokenHook(TokenHook value) {
    tokenHook = value;
    return this;
  }

  /// The authentication contexts that the host's logins can reach, the weakest first: a login worth
  /// a later one is worth each before it (OpenID Connect Core §2, Discovery §3).
  public AuthorizationServerBuilder acrValues(List<String> values) {
    acrValues = List.copyOf(values);
    return this;
  }

  /// The languages of the host's pages, for discovery (OpenID Connect Discovery §3).
  public AuthorizationServerBuilder uiLocales(List<String> values) {
    uiLocales = List.copyOf(values);
    return this;
  }

  /// What bounds the guessing of client secrets; the memory of this process by default.
  public AuthorizationServerBuilder clientAuthenticationThrottle(
      ClientAuthenticationThrottle value) {
    throttle = value;
    return this;
  }

  /// What signs; the fastest provider that loads by default.
  public AuthorizationServerBuilder crypto(CryptoProvider value) {
    crypto = value;
    return this;
  }

  /// Where randomness comes from; the platform by default.
  public AuthorizationServerBuilder random(SecureRandom value) {
    random = value;
    return this;
  }

  /// What time it is; the system's clock by default.
  public AuthorizationServerBuilder clock(InstantSource value) {
    clock = value;
    return this;
  }

  /// The server.
  ///
  /// @throws IllegalStateException when no grant is enabled
  public AuthorizationServer build() {
    if (supported.isEmpty()) {
      throw new IllegalStateException(
          "no grant is enabled: call enable, for example with SupportedGrant.authorizationCode()");
    }
    return new AuthorizationServer(
        new Parts(
            ports,
            List.copyOf(supported.values()),
            new HostPolicy(options, lifetimes, extraClaims, scopes, tokenHook),
            acrValues,
            uiLocales,
            throttle,
            crypto,
            random,
            clock));
  }
}
