package dev.gatewright.protocol.keys;

import dev.gatewright.protocol.oauth.IssuerId;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/// The secrets of all issuers: the first is made when first needed.
@SuppressWarnings("DoNotCallSuggester")
public final class IssuerSecrets {
  public IssuerSecrets(Keys keys, SecureRandom random, InstantSource clock) {}

  /// The newest secret, which new values are sealed under.
  public IssuerSecret current(IssuerId issuer) {
    throw new UnsupportedOperationException();
  }

  /// The secret of a version that a value names.
  public Optional<IssuerSecret> byVersion(IssuerId issuer, int version) {
    throw new UnsupportedOperationException();
  }
}
