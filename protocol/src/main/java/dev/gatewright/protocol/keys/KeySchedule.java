package dev.gatewright.protocol.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which of an issuer's signing keys is in force at a moment. Pure functions of (keys, now).
final class KeySchedule {
  private KeySchedule() {}

  /// The newest key that may sign already. When the clock was set back to before the first key, the
  /// first key, rather than none.
  static Optional<SigningKey> current(List<SigningKey> keys, Algorithm algorithm, Instant now) {
    SigningKey active = null;
    SigningKey first = null;
    for (var key : keys) {
      if (key.algorithm() != algorithm) {
        continue;
      }
      if (first == null || key.sequence() < first.sequence()) {
        first = key;
      }
      var begun = !now.isBefore(key.activeFrom());
      if (begun && (active == null || key.sequence() > active.sequence())) {
        active = key;
      }
    }
    return Optional.ofNullable(active != null ? active : first);
  }

  /// The newest key, while it does not sign yet.
  static Optional<SigningKey> waiting(List<SigningKey> keys, Algorithm algorithm, Instant now) {
    return keys.stream()
        .filter(key -> key.algorithm() == algorithm)
        .max(Comparator.comparingInt(SigningKey::sequence))
        .filter(key -> now.isBefore(key.activeFrom()));
  }

  /// The keys that relying parties must know: next, current, and retired ones of live tokens.
  static List<SigningKey> published(List<SigningKey> keys, Instant now) {
    return keys.stream().filter(key -> !isRemovable(key, now)).toList();
  }

  /// The keys whose signature still says who wrote something: all but those taken out of use at
  /// once, which others may have.
  static List<SigningKey> trusted(List<SigningKey> keys) {
    return keys.stream().filter(key -> !isRevoked(key, keys)).toList();
  }

  /// True if a successor took over in the very moment in which the key was to disappear.
  private static boolean isRevoked(SigningKey key, List<SigningKey> keys) {
    return key.removeAt().isPresent()
        && keys.stream()
            .filter(other -> other.algorithm() == key.algorithm())
            .filter(other -> other.sequence() > key.sequence())
            .anyMatch(other -> other.activeFrom().equals(key.removeAt().get()));
  }

  /// The keys that no live token can need, nor a token that is remembered for `remembered` longer.
  static List<SigningKey> removable(List<SigningKey> keys, Instant now, Duration remembered) {
    return keys.stream()
        .filter(key -> isRemovable(key, isRevoked(key, keys) ? now : now.minus(remembered)))
        .toList();
  }

  /// The sequence that the next key of an algorithm takes.
  static int nextSequence(List<SigningKey> keys, Algorithm algorithm) {
    return 1
        + keys.stream()
            .filter(key -> key.algorithm() == algorithm)
            .max(Comparator.comparingInt(SigningKey::sequence))
            .map(SigningKey::sequence)
            .orElse(0);
  }

  static boolean isRemovable(SigningKey key, Instant now) {
    return key.removeAt().isPresent() && !now.isBefore(key.removeAt().get());
  }
}
