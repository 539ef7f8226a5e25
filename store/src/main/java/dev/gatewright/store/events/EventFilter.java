package dev.gatewright.store.events;

import java.time.Instant;
import java.util.Optional;

/// Which events are wanted: those whose names begin so, those about a person, those that happened
/// from `since` on and before `until`.
public record EventFilter(
    Optional<String> name,
    Optional<String> subject,
    Optional<Instant> since,
    Optional<Instant> until) {
  /// All of them.
  public static final EventFilter NONE =
      new EventFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public boolean isNone() {
    return equals(NONE);
  }
}
