package dev.gatewright.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// The clock of a test, which moves when the test says so. Thread-safe.
public final class MovableClock implements InstantSource {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));

  @Override
  public Instant instant() {
    return now.get();
  }

  /// Moves it forward.
  public void advance(Duration by) {
    now.updateAndGet(before -> before.plus(by));
  }
}
