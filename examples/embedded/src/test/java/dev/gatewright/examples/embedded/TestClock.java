package dev.gatewright.examples.embedded;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that moves when the test says so.
final class TestClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void advance(Duration by) {
    now = now.plus(by);
  }

  /// Goes to this machine's time, for clients that know no other.
  void goToToday() {
    now = Instant.now();
  }
}
