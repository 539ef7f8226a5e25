package dev.gatewright.store.tenants;

import java.time.Instant;
import java.util.Locale;

/// One entry of the history of what was applied.
///
/// @param actor who applied it, in the words of events
/// @param people how many changes were about people, organizations and their members, of which the
///   history keeps no more
public record AppliedConfiguration(
    long number,
    Instant at,
    String actor,
    String comment,
    Outcome outcome,
    int added,
    int changed,
    int removed,
    int people) {
  /// What came of it.
  public enum Outcome {
    /// The process ended in between, or it is under way.
    BEGUN,
    DONE,

    /// Some of it was refused.
    PARTLY;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
