package dev.gatewright.client;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Which tokens were received, until they are not good any more. Safe to use from many threads.
final class SeenTokens {
  private final int most;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Instant> ends = new LinkedHashMap<>();

  SeenTokens(int most, InstantSource clock) {
    this.most = most;
    this.clock = clock;
  }

  /// True the first time that an identifier is brought, false from then until its token's end.
  boolean isNew(String jwtId, Instant end) {
    lock.lock();
    try {
      if (clock.instant().isBefore(ends.getOrDefault(jwtId, Instant.MIN))) {
        return false;
      }
      ends.remove(jwtId);
      if (ends.size() >= most) {
        forget();
      }
      ends.put(jwtId, end);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Forgets what is over; if nothing is, the one that was received first.
  private void forget() {
    var now = clock.instant();
    if (!ends.values().removeIf(end -> !now.isBefore(end))) {
      var oldest = ends.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }
}
