package dev.gatewright.server.api;

import java.util.HashMap;
import java.util.Map;

/// Who waits for something to happen: a few of each caller, so that none takes all the room there
/// is. Safe for any number of threads.
final class Waiters {
  static final int OF_KEY = 4;
  static final int MOST = 64;

  private final Map<String, Integer> waiting = new HashMap<>();
  private int all;

  /// Whether there was room for one more, who then has to leave.
  synchronized boolean enter(String key) {
    if (all >= MOST || waiting.getOrDefault(key, 0) >= OF_KEY) {
      return false;
    }
    all++;
    waiting.merge(key, 1, Integer::sum);
    return true;
  }

  synchronized void leave(String key) {
    all--;
    waiting.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
  }
}
