package dev.gatewright.client;

import dev.gatewright.client.token.TokenSet;

/// Where an [Agent] has its tokens from, and how it gets newer ones.
sealed interface TokenSource permits GivenTokens, StoredTokens {
  /// A set that is not about to expire, renewed if it must be.
  TokenSet fresh();

  /// As [#fresh()], where the provider has refused this access token though it is not expired.
  TokenSet freshInsteadOf(String refusedAccessToken);

  /// The set as this source last saw it. Asks nobody.
  TokenSet current();
}
