package dev.gatewright.client.logout;

/// Receives the logout tokens that a provider sends when a person has logged out there (OpenID
/// Connect Back-Channel Logout 1.0 §2.6). The one of a client is
/// [dev.gatewright.client.IdpClient#logoutTokens()]. Safe to use from many threads.
@FunctionalInterface
public interface LogoutTokens {
  /// Checks the `logout_token` parameter of a request to the back-channel logout address. A token
  /// is good once: end the sessions it names, then answer 200 with `Cache-Control: no-store`.
  ///
  /// @throws dev.gatewright.client.error.IdpException.InvalidToken if it is not good: answer 400
  ///   (§2.8)
  /// @throws dev.gatewright.client.error.IdpException.Unavailable if the provider's keys are not
  ///   known and cannot be fetched
  LogoutToken verify(String logoutToken);
}
