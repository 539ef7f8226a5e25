package dev.gatewright.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/// A proof of who somebody is that a session holds: by which method, and when it was given, to the
/// millisecond.
public record Factor(SignInMethod method, Instant at) {
  private static final String METHOD = "method";
  private static final String AT = "at";

  public Factor {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }

  Map<String, Object> fields() {
    return Map.of(METHOD, method.amr(), AT, at.toEpochMilli());
  }

  static Optional<Factor> of(Map<String, Object> fields) {
    return fields.get(METHOD) instanceof String method && fields.get(AT) instanceof Long at
        ? SignInMethod.parse(method).map(known -> new Factor(known, Instant.ofEpochMilli(at)))
        : Optional.empty();
  }
}
