package dev.gatewright.adminclient.call;

import java.time.Duration;
import java.util.Optional;

/// How often a call is made again by itself, and how long it may take to wait. That happens where
/// the server says when to come back (429 and 503 with `Retry-After`), and where no answer came. A
/// call that changes something is made again under the same `Idempotency-Key`.
public final class RetryPolicy {
  private static final int MOST = 20;
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);

  private final int retries;
  private final Duration longestWait;

  private RetryPolicy(int retries, Duration longestWait) {
    this.retries = retries;
    this.longestWait = longestWait;
  }

  /// Never.
  public static RetryPolicy none() {
    return new RetryPolicy(0, Duration.ZERO);
  }

  /// So many times at most, with so long a wait in all. A server that says to stay away for longer
  /// is not waited for.
  ///
  /// @throws IllegalArgumentException if it is not 0 to 20 times
  public static RetryPolicy upTo(int retries, Duration longestWait) {
    if (retries < 0 || retries > MOST) {
      throw new IllegalArgumentException("a call is made again 0 to " + MOST + " times");
    }
    return new RetryPolicy(retries, longestWait);
  }

  /// How long to wait before the next attempt; empty where there is to be none.
  ///
  /// @param failed how many attempts there were
  /// @param waited how long was waited for all of them
  /// @param told what the server says, if it said anything
  public Optional<Duration> wait(int failed, Duration waited, Optional<Duration> told) {
    var wait = told.orElseGet(() -> FIRST_WAIT.multipliedBy(1L << (failed - 1)));
    return failed <= retries && waited.plus(wait).compareTo(longestWait) <= 0
        ? Optional.of(wait)
        : Optional.empty();
  }
}
