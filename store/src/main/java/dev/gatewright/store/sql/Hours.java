package dev.gatewright.store.sql;

import java.time.Duration;
import java.time.Instant;

/// Whole hours since 1970, by which expired rows are found.
///
/// A row is swept when its hour is over: many of one hour stand together in the index, which
/// changes only at insert and delete, and never do more than an hour's worth fall due at once.
public final class Hours {
  private Hours() {}

  public static long of(Instant time) {
    return Math.floorDiv(time.toEpochMilli(), Duration.ofHours(1).toMillis());
  }
}
