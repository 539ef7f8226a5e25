package dev.gatewright.store.tenants;

import java.time.Instant;

/// What a row has to be like for it to be written, so that of two who saw the same one writes.
public sealed interface Before {
  /// As it may be, or not there.
  record Any() implements Before {}

  record Absent() implements Before {}

  /// As it was when it was changed last.
  record Unchanged(Instant since) implements Before {}

  /// Whether a row that is not there may be added.
  default boolean adds() {
    return switch (this) {
      case Any _, Absent _ -> true;
      case Unchanged _ -> false;
    };
  }

  /// Whether a row that is there may be changed, whatever it is like.
  default boolean changesAny() {
    return switch (this) {
      case Any _ -> true;
      case Absent _, Unchanged _ -> false;
    };
  }

  /// When the row that may be changed was changed last; what never was where there is none.
  default Instant seen() {
    return switch (this) {
      case Any _, Absent _ -> Instant.EPOCH;
      case Unchanged(var since) -> since;
    };
  }
}
