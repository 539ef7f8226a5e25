package dev.gatewright.server.tenants;

import dev.gatewright.protocol.oauth.IssuerId;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Has what is done to one issuer come one after the other, in the order of asking. A few issuers
/// share a turn, so that their number bounds nothing and nobody's names fill the memory. Safe for
/// any number of threads.
public final class Turns {
  private static final int NUMBER = 256;

  private final List<ReentrantLock> locks =
      Stream.generate(() -> new ReentrantLock(true)).limit(NUMBER).toList();

  /// Does it when it is the issuer's turn.
  public <T> T of(IssuerId issuer, Supplier<T> what) {
    var lock = locks.get(Math.floorMod(issuer.hashCode(), NUMBER));
    lock.lock();
    try {
      return what.get();
    } finally {
      lock.unlock();
    }
  }
}
