package dev.gatewright.client.web;

import dev.gatewright.client.logout.LogoutToken;

/// Checks the token with which a provider says that a session ended (OpenID Connect Back-Channel
/// Logout §2.6).
@FunctionalInterface
public interface LogoutTokenVerifier {
  /// The token's content.
  ///
  /// @throws dev.gatewright.client.IdpException.InvalidToken if the token is not good
  /// @throws dev.gatewright.client.IdpException.Unavailable if the provider's keys cannot be
  ///   fetched
  LogoutToken verify(String token);
}
