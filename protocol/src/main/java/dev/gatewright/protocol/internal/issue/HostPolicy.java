package dev.gatewright.protocol.internal.issue;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issue.ExtraClaims;
import dev.gatewright.protocol.issue.ScopePolicy;
import dev.gatewright.protocol.issue.TokenHook;
import dev.gatewright.protocol.issue.TokenHook.Advice;
import dev.gatewright.protocol.issue.TokenHook.Question;
import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What the host decided once, for all issuers and clients.
///
/// `lifetimes` holds the grants that are supported, with the life of an access token where neither
/// client nor resource has a word of its own.
public record HostPolicy(
    EngineOptions options,
    Map<GrantType, Duration> lifetimes,
    ExtraClaims extraClaims,
    ScopePolicy scopes,
    TokenHook hook) {
  public HostPolicy {
    lifetimes = Collections.unmodifiableMap(new LinkedHashMap<>(lifetimes));
  }

  /// True if the server supports this grant.
  public boolean supports(GrantType type) {
    return lifetimes.containsKey(type);
  }

  /// True if the client must use PKCE: public ones always (RFC 9700 §2.1.1), confidential ones
  /// where the host and their own setting say so.
  public boolean requiresPkce(Client client) {
    return client.isPublic() || (client.option(Client.PKCE_REQUIRED) && options.requiresPkce());
  }

  /// What the hook says, where tokens of this issuer are given only after it was asked. Whoever has
  /// no hook pays nothing for the question.
  public Advice advice(Issuer issuer, Supplier<Question> question) {
    return asksHook(issuer) ? hook.advise(question.get()) : Advice.NOTHING;
  }

  /// Whether tokens of this issuer are given only after the hook was asked, which may take time.
  public boolean asksHook(Issuer issuer) {
    return !hook.equals(TokenHook.NONE) && issuer.tokenHook();
  }

  /// How long an access token of this policy lives when this grant gives it.
  Duration lifetime(AccessTokenPolicy policy, GrantType type) {
    return policy.lifetime().orElseGet(() -> lifetimes.getOrDefault(type, longest()));
  }

  /// The life of the longest access token that a client can get, at whatever resource.
  Duration longestLifetime(Issuer issuer, Client client) {
    return Stream.concat(
            Stream.of(client.accessToken()),
            issuer.resources().stream().flatMap(resource -> resource.accessToken().stream()))
        .map(policy -> policy.lifetime().orElseGet(this::longest))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /// The life of the longest access token that a client's own policy can give.
  Duration longestLifetime(Client client) {
    return client.accessToken().lifetime().orElseGet(this::longest);
  }

  private Duration longest() {
    return lifetimes.values().stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  /// The part of `scope` that the host grants.
  public Scope grant(
      Issuer issuer, Client client, GrantType type, Optional<SubjectId> subject, Scope scope) {
    return scope.intersect(scopes.grant(issuer, client, type, subject, scope));
  }
}
