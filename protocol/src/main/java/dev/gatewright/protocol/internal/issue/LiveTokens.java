package dev.gatewright.protocol.internal.issue;

import dev.gatewright.protocol.issue.AccessToken;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants;
import java.time.InstantSource;
import java.util.Optional;

/// Whether a genuine access token still counts: read from the store at every use, so that a
/// revocation works at once. One issued before the store was last put back in time does not: the
/// store may have forgotten its revocation. Tokens say their second only, so of those issued in the
/// very second in which that was done none counts; what comes a second later does.
public final class LiveTokens {
  private final Grants grants;
  private final InstantSource clock;

  public LiveTokens(Grants grants, InstantSource clock) {
    this.grants = grants;
    this.clock = clock;
  }

  /// The token if it is live. One that its client could have minted counts only as far as the
  /// stored grant says the same: same client, same subject, no more scope.
  public Optional<AccessToken> confirm(Issuer issuer, AccessToken token) {
    boolean live =
        token.issuedAt().isAfter(grants.epochBegan())
            && grants.isAccessTokenLive(
                issuer.id(), token.client().id(), token.grant(), token.jti(), clock.instant());
    if (!live) {
      return Optional.empty();
    }
    if (!token.mintedByClient()) {
      return Optional.of(token);
    }
    return token
        .grant()
        .flatMap(id -> grants.find(issuer.id(), id))
        .filter(grant -> saysTheSame(grant, token))
        .map(grant -> withScope(token, token.scope().intersect(grant.scope())));
  }

  private static boolean saysTheSame(Grant grant, AccessToken token) {
    return grant.client().equals(token.client().id()) && grant.sub().equals(token.subject());
  }

  private static AccessToken withScope(AccessToken token, Scope scope) {
    return new AccessToken(
        token.client(),
        token.grant(),
        token.subject(),
        scope,
        token.audience(),
        token.jti(),
        token.issuedAt(),
        token.expiresAt(),
        true,
        token.claims());
  }
}
