package dev.gatewright.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waiting for what other threads and processes do. The bound only ends a test that hangs: it is
/// far beyond what a machine needs that has a dozen other things to do.
public final class Patience {
  private static final Duration BOUND = Duration.ofMinutes(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

  private Patience() {}

  /// Looks again and again until it is true.
  public static void until(String awaited, Callable<Boolean> condition) {
    until(awaited, BETWEEN_LOOKS, condition);
  }

  /// The same for what works less while it is looked at: so much time lies between two looks.
  public static void until(String awaited, Duration pause, Callable<Boolean> condition) {
    var end = System.nanoTime() + BOUND.toNanos();
    try {
      while (!condition.call()) {
        if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
          throw new AssertionError("never came: " + awaited);
        }
        LockSupport.parkNanos(pause.toNanos());
      }
    } catch (Exception e) {
      throw new AssertionError("while waiting for: " + awaited, e);
    }
  }
}
