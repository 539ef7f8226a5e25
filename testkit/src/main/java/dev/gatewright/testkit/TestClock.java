package dev.gatewright.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The server's clock, which the test moves. Hand it to the application too, so that both agree.
/// Safe for any number of threads.
public final class TestClock implements InstantSource {
  private final InstantSource underneath;
  private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

  private TestClock(InstantSource underneath) {
    this.underneath = underneath;
  }

  /// Stands still at the current second until it is moved.
  public static TestClock frozen() {
    return frozenAt(InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS));
  }

  /// Stands still at `start` until it is moved.
  public static TestClock frozenAt(Instant start) {
    return new TestClock(InstantSource.fixed(start));
  }

  /// Goes on as the machine's clock does, and jumps when it is moved. For applications whose clock
  /// cannot be replaced.
  public static TestClock running() {
    return new TestClock(InstantSource.system());
  }

  @Override
  public Instant instant() {
    return underneath.instant().plus(offset.get());
  }

  /// Moves it forward.
  ///
  /// @throws IllegalArgumentException when `step` is negative; [#moveTo] goes back
  public void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("advance goes forward; moveTo takes any instant");
    }
    offset.updateAndGet(before -> before.plus(step));
  }

  /// Moves it to any moment, also an earlier one.
  public void moveTo(Instant moment) {
    offset.set(Duration.between(underneath.instant(), moment));
  }

  @Override
  public String toString() {
    return "TestClock[" + instant() + "]";
  }
}
