package dev.gatewright.client.internal.jose;

import java.util.Optional;

/// Where the keys come from.
sealed interface Keys permits RemoteKeys, Keys.Fixed {
  /// The keys that hold now.
  ///
  /// @throws dev.gatewright.client.error.IdpException.Unavailable if none are known
  KeySet current();

  /// Keys that are newer than these, which had none for some token. Empty if there are none, or it
  /// is not the time to ask.
  ///
  /// @throws dev.gatewright.client.error.IdpException.Unavailable if they were asked for and cannot
  ///   be fetched
  Optional<KeySet> newerThan(KeySet seen);

  /// Keys that never change.
  record Fixed(KeySet current) implements Keys {
    @Override
    public Optional<KeySet> newerThan(KeySet seen) {
      return Optional.empty();
    }
  }
}
