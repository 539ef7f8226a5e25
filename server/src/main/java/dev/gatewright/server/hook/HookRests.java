package dev.gatewright.server.hook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;

/// Leaves a receiver alone that failed several times in a row: whoever waits for it would wait for
/// nothing. After some seconds one question finds out whether it is back. Safe for any number of
/// threads.
final class HookRests {
  static final int FAILURES = 5;
  static final Duration REST = Duration.ofSeconds(10);

  /// Receivers that failed last.
  private static final int MOST = 10_000;

  private final Cache<Receiver, State> failing =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  /// Another address is another receiver.
  record Receiver(String issuer, String hook, String url) {}

  private record State(int failures, Instant restsUntil) {}

  /// Whether it may be asked. Of those who come when its rest is over, the first one asks.
  boolean admits(Receiver receiver, Instant now) {
    var before = failing.getIfPresent(receiver);
    if (before == null || before.failures() < FAILURES) {
      return true;
    }
    return !now.isBefore(before.restsUntil())
        && failing.asMap().replace(receiver, before, new State(before.failures(), now.plus(REST)));
  }

  void failed(Receiver receiver, Instant now) {
    var _ =
        failing
            .asMap()
            .merge(
                receiver,
                new State(1, now),
                (before, _) -> new State(before.failures() + 1, now.plus(REST)));
  }

  void answered(Receiver receiver) {
    failing.invalidate(receiver);
  }
}
