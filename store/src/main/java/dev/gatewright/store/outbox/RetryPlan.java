package dev.gatewright.store.outbox;

import java.security.SecureRandom;
import java.time.Duration;

/// How long what is sent waits after a failure: ten seconds after the first, twice as long after
/// each further one up to four hours, and a quarter more or less by chance, so that what failed
/// together does not come back together. Safe for any number of threads.
public final class RetryPlan {
  /// How long it is tried, counted from when it was written; about 15 attempts.
  public static final Duration PATIENCE = Duration.ofDays(1);

  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(4);
  private static final int DOUBLINGS = 11;

  private final SecureRandom random;

  public RetryPlan(SecureRandom random) {
    this.random = random;
  }

  /// The wait after the failure of the try of that number, which begins with 1.
  public Duration after(int tries) {
    var whole = FIRST.toMillis() << Math.clamp(tries - 1, 0, DOUBLINGS);
    var bounded = Math.min(whole, LONGEST.toMillis());
    return Duration.ofMillis(bounded - bounded / 4 + random.nextLong(bounded / 2 + 1));
  }
}
