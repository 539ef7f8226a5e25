package dev.gatewright.client;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.token.TokenSet;

/// Told when an agent's tokens change, so that the application can keep the new ones.
public interface RefreshListener {
  /// Keep this set in place of the one that was given to [IdpClient#createAgent]. Called before
  /// anything else uses the new set. At most providers the old refresh token is already used up, so
  /// a set that is not kept here is lost: the person has to log in again.
  void onRefresh(TokenSet rotated);

  /// The tokens could not be renewed. [IdpException.LoginRequired] means that the session is over:
  /// drop it. After [IdpException.Unavailable] it is worth keeping.
  default void onRefreshError(IdpException error) {}

  /// Keeps nothing: for token sets that live in memory only, or that a
  /// [dev.gatewright.client.token.TokenStore] keeps.
  static RefreshListener none() {
    return rotated -> {};
  }
}
