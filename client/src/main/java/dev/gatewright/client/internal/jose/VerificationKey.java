package dev.gatewright.client.internal.jose;

import java.util.Optional;

/// A key with which signatures are checked. It fits algorithms of its own type alone, so a public
/// key never passes for a shared secret (RFC 8725 §2.1, §3.1).
sealed interface VerificationKey permits PublicVerificationKey, HmacKey {
  /// Its name in the set it is from.
  Optional<String> kid();

  /// True if signatures of this algorithm may be checked with it.
  boolean fits(Algorithm algorithm);

  /// True if this is the key's signature over the first `length` bytes of `text`, by an algorithm
  /// that it fits.
  boolean hasSigned(Algorithm algorithm, byte[] text, int length, byte[] signature);
}
