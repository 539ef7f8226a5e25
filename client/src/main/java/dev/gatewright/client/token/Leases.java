package dev.gatewright.client.token;

import java.time.Duration;

/// How long leases last.
final class Leases {
  /// No lease lasts longer. One that says it does was written by a clock that has gone back since:
  /// it is void, or the session could not be refreshed before the clock caught up.
  static final Duration LONGEST = Duration.ofMinutes(10);

  private Leases() {}

  /// @throws IllegalArgumentException if a lease of this length would be none
  static Duration bounded(Duration atMost) {
    if (atMost.isZero() || atMost.isNegative()) {
      throw new IllegalArgumentException("a lease of " + atMost);
    }
    return atMost.compareTo(LONGEST) < 0 ? atMost : LONGEST;
  }
}
