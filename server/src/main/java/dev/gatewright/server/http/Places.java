package dev.gatewright.server.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A number of places that many share, so that no one holder can take what the others need: a
/// holder may have at most as many places as are free, times its appetite. One holder alone with
/// appetite 1 thus gets half of all and two get a third each; there is always something left for
/// whoever comes next, and nothing is set aside for those who never come.
///
/// Safe for use by many threads.
public final class Places {
  private final int capacity;
  private final Map<Holder, Integer> held = new HashMap<>();
  private int taken;

  public Places(int capacity) {
    this.capacity = capacity;
  }

  /// Somebody who takes places.
  ///
  /// @param name who it is: equal names are the same holder
  /// @param appetite how many times the free places it may hold
  public record Holder(Object name, int appetite) {
    public Holder {
      if (appetite < 1) {
        throw new IllegalArgumentException("who may hold nothing is no holder");
      }
    }
  }

  /// Takes `count` places for all these holders together; false, and nothing is taken, when there
  /// are not enough or when one of them has its share.
  public synchronized boolean take(int count, List<Holder> holders) {
    var free = capacity - taken;
    if (count > free) {
      return false;
    }
    for (var holder : holders) {
      if (held.getOrDefault(holder, 0) + count > Math.max(1L, (long) free * holder.appetite())) {
        return false;
      }
    }
    taken += count;
    for (var holder : holders) {
      held.merge(holder, count, Integer::sum);
    }
    return true;
  }

  /// Gives back what `take` took.
  public synchronized void release(int count, List<Holder> holders) {
    taken -= count;
    for (var holder : holders) {
      held.computeIfPresent(holder, (_, before) -> before == count ? null : before - count);
    }
  }

  /// Places taken now.
  public synchronized int taken() {
    return taken;
  }
}
