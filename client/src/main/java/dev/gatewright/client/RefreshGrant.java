package dev.gatewright.client;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.client.token.TokenSet;
import java.util.Optional;

/// The refresh of a login: the request (RFC 6749 §6) and what must hold of the ID token that its
/// answer may bring (OpenID Connect Core §12.2).
final class RefreshGrant {
  private final TokenEndpoint tokenEndpoint;
  private final IdTokens idTokens;

  RefreshGrant(TokenEndpoint tokenEndpoint, IdTokens idTokens) {
    this.tokenEndpoint = tokenEndpoint;
    this.idTokens = idTokens;
  }

  /// The next set after this one.
  ///
  /// @throws IdpException.InvalidToken if its ID token is not good or is about another person
  TokenSet refresh(TokenSet old) {
    var renewed = tokenEndpoint.refresh(old);
    if (renewed.idToken().isEmpty() || renewed.idToken().equals(old.idToken())) {
      return renewed;
    }
    var idToken = renewed.idToken().get();
    try {
      requireSamePerson(old, Optional.of(idTokens.verify(idToken, renewed.accessToken())));
      return renewed;
    } catch (IdpException.Unavailable keysAway) {
      // The old refresh token is used up, so the new one must not be lost while the provider's keys
      // cannot be had. It came straight from the provider (OpenID Connect Core §3.1.3.7); only the
      // ID token that nobody could check is left out.
      requireSamePerson(old, renewed.idTokenClaims());
      return withIdTokenOf(old, renewed);
    }
  }

  private void requireSamePerson(TokenSet old, Optional<JsonObject> refreshed) {
    old.idTokenClaims()
        .ifPresent(
            before -> idTokens.requireSamePerson(before, refreshed.orElseGet(JsonObject::empty)));
  }

  private static TokenSet withIdTokenOf(TokenSet old, TokenSet renewed) {
    var tokens = TokenSet.of(renewed.accessToken()).tokenType(renewed.tokenType());
    renewed.refreshToken().ifPresent(tokens::refreshToken);
    renewed.expiresAt().ifPresent(tokens::expiresAt);
    renewed.scope().ifPresent(tokens::scope);
    old.idToken().ifPresent(tokens::idToken);
    return tokens.build();
  }
}
