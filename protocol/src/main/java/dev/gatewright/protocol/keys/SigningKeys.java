package dev.gatewright.protocol.keys;

import dev.gatewright.protocol.oauth.IssuerId;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The signing keys of all issuers: made when first needed, rotated on request.
@SuppressWarnings("DoNotCallSuggester")
public final class SigningKeys {
  public SigningKeys(Keys keys, CryptoProvider crypto, SecureRandom random, InstantSource clock) {}

  /// The key that signs now; made when the issuer has none for this algorithm.
  public SigningKey current(IssuerId issuer, Algorithm algorithm) {
    throw new UnsupportedOperationException();
  }

  /// The keys to publish and to verify with: next, current, and retired ones of live tokens.
  public List<SigningKey> published(IssuerId issuer) {
    throw new UnsupportedOperationException();
  }

  /// The published key of this name.
  public Optional<SigningKey> byKid(IssuerId issuer, String kid) {
    throw new UnsupportedOperationException();
  }

  /// Makes the successor of the newest key and returns it.
  public SigningKey rotate(IssuerId issuer, Algorithm algorithm, Rotation rotation) {
    throw new UnsupportedOperationException();
  }

  /// Deletes the keys that no live token can need.
  public void sweep(IssuerId issuer) {
    throw new UnsupportedOperationException();
  }
}
