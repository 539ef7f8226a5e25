package dev.gatewright.protocol.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that moves when the test says so.
public final class SettableClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public void advance(Duration by) {
    now = now.plus(by);
  }
}
