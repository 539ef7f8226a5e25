package dev.gatewright.server.hook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatewright.server.hook.HookRests.Receiver;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When the log hears of a hook that fails: the first time, and then once in a while how often it
/// was meanwhile. Every sign-in may be a failure, and the log is for more than that. Safe for any
/// number of threads.
final class HookComplaints {
  static final Duration PAUSE = Duration.ofMinutes(1);

  /// Receivers that failed last.
  private static final int MOST = 10_000;

  private final Cache<Receiver, State> told =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  /// @param due whether this failure is told
  /// @param untold how many were not since the last one that was
  private record State(Instant at, boolean due, long untold) {}

  /// One more failed: how many were not told before it, where it is to be told.
  Optional<Long> failed(Receiver receiver, Instant now) {
    var state =
        told.asMap()
            .compute(
                receiver,
                (_, before) -> before == null ? new State(now, true, 0) : next(before, now));
    return state.due() ? Optional.of(state.untold()) : Optional.empty();
  }

  private static State next(State before, Instant now) {
    long untold = before.due() ? 0 : before.untold();
    return now.isBefore(before.at().plus(PAUSE))
        ? new State(before.at(), false, untold + 1)
        : new State(now, true, untold);
  }
}
