package dev.gatewright.client.internal.jose;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How often unknown key names may still cause a fetch: some at once, then one an interval.
///
/// @param left how many are left, as of `at`
record FetchBudget(int left, Instant at) {
  static FetchBudget full() {
    return new FetchBudget(RemoteKeys.UNKNOWN_KEY_BURST, Instant.EPOCH);
  }

  /// What is left after one more; empty if there is none to spend.
  Optional<FetchBudget> spend(Instant now) {
    var filled = filled(now);
    return filled.left == 0
        ? Optional.empty()
        : Optional.of(new FetchBudget(filled.left - 1, filled.at));
  }

  private FetchBudget filled(Instant now) {
    if (now.isBefore(at)) {
      // The clock was set back: counting starts again from here, with nothing gained.
      return new FetchBudget(left, now);
    }
    var interval = RemoteKeys.UNKNOWN_KEY_INTERVAL;
    var gained = Duration.between(at, now).dividedBy(interval);
    return left + gained >= RemoteKeys.UNKNOWN_KEY_BURST
        ? new FetchBudget(RemoteKeys.UNKNOWN_KEY_BURST, now)
        : new FetchBudget(left + (int) gained, at.plus(interval.multipliedBy(gained)));
  }
}
