package dev.gatewright.server.audit;

import dev.gatewright.store.audit.RetentionTable;
import java.time.Duration;
import java.time.InstantSource;

/// Deletes events after the time that their issuer gives them. One thread at a time uses it.
public final class Retention {
  /// Events that go in one round of an issuer; the rest goes in the next ones.
  static final int MOST = 50_000;

  private final RetentionTable table;
  private final boolean syslog;
  private final InstantSource clock;

  /// @param syslog whether a syslog receiver is to get every event first
  public Retention(RetentionTable table, boolean syslog, InstantSource clock) {
    this.table = table;
    this.syslog = syslog;
    this.clock = clock;
  }

  /// Deletes the events of an issuer that are older, some of them at a time.
  ///
  /// @param kept how long events are kept; zero for good
  public void sweep(String issuer, Duration kept) {
    if (!kept.isZero()) {
      var now = clock.instant();
      table.cut(issuer, now.minus(kept), syslog, now);
    }
    // Also where events are kept for good from now on: what was cut off is gone.
    var deleted = 0;
    var step = table.sweep(issuer);
    while (step > 0 && deleted < MOST) {
      deleted += step;
      step = table.sweep(issuer);
    }
  }
}
