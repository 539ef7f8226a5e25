package dev.gatewright.server.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// Times as requests say them (RFC 3339), with `Z` or an offset.
public final class Times {
  /// Whoever means a later one means never; what is further away is no number that a store keeps.
  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  private Times() {}

  /// The moment, if it is one from 1970 on that anybody plans.
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(Instant.parse(text))
          .filter(at -> !at.isBefore(Instant.EPOCH) && at.isBefore(END));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
