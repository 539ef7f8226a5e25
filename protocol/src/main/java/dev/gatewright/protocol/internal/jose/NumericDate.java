package dev.gatewright.protocol.internal.jose;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A moment in the claims of a token: seconds since 1970, perhaps with a fraction (RFC 7519 §2).
sealed interface NumericDate {
  /// The year 5138; a larger number was meant as milliseconds.
  double LATEST = 1e11;

  record At(Instant instant) implements NumericDate {}

  record Absent() implements NumericDate {}

  record Malformed() implements NumericDate {}

  static NumericDate of(JsonNode claims, String name) {
    var value = claims.get(name);
    if (value == null) {
      return new Absent();
    }
    if (!value.isNumber()) {
      return new Malformed();
    }
    var seconds = value.doubleValue();
    return seconds >= 0 && seconds <= LATEST
        ? new At(Instant.ofEpochSecond((long) seconds))
        : new Malformed();
  }

  /// The moment, when there is a well-formed one.
  default Optional<Instant> toOptional() {
    return switch (this) {
      case At(var instant) -> Optional.of(instant);
      case Absent() -> Optional.empty();
      case Malformed() -> Optional.empty();
    };
  }
}
