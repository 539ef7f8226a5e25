package dev.gatewright.protocol.keys;

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

  /// The keys that relying parties must know: next, current, and retired ones of live tokens.
  static List<SigningKey> published(List<SigningKey> keys, Instant now) {
    return keys.stream().filter(key -> !isRemovable(key, now)).toList();
  }

  /// The keys that no live token can need.
  static List<SigningKey> removable(List<SigningKey> keys, Instant now) {
    return keys.stream().filter(key -> isRemovable(key, now)).toList();
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
