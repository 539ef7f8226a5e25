package dev.gatewright.store.sql;

import java.time.Duration;
import java.time.Instant;

/// Whole days since 1970, by which expired rows are found.
///
/// A row is swept when its day is over, so its index changes only at insert and delete.
public final class Days {
  private Days() {}

  public static long of(Instant time) {
    return Math.floorDiv(time.toEpochMilli(), Duration.ofDays(1).toMillis());
  }
}
