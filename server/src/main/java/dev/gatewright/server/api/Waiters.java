package dev.gatewright.server.api;

import dev.gatewright.protocol.oauth.IssuerId;
import java.util.HashMap;
import java.util.Map;

/// Who waits for something to happen: a few of each caller and of each issuer, so that none takes
/// all the room there is. Safe for any number of threads.
final class Waiters {
  static final int OF_CALLER = 4;
  static final int OF_ISSUER = 16;
  static final int MOST = 64;

  private final Map<String, Integer> callers = new HashMap<>();
  private final Map<IssuerId, Integer> issuers = new HashMap<>();
  private int all;

  /// Whether there was room for one more, who then has to leave.
  synchronized boolean enter(String caller, IssuerId issuer) {
    if (all >= MOST
        || callers.getOrDefault(caller, 0) >= OF_CALLER
        || issuers.getOrDefault(issuer, 0) >= OF_ISSUER) {
      return false;
    }
    all++;
    callers.merge(caller, 1, Integer::sum);
    issuers.merge(issuer, 1, Integer::sum);
    return true;
  }

  synchronized void leave(String caller, IssuerId issuer) {
    all--;
    callers.computeIfPresent(caller, (_, count) -> count == 1 ? null : count - 1);
    issuers.computeIfPresent(issuer, (_, count) -> count == 1 ? null : count - 1);
  }
}
