package dev.gatewright.identity.password;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Hashes that wait for a thread, in an order in which nobody's many keep out somebody's one.
///
/// Tenants take turns. Within a tenant each account and each network address has its turns one
/// after the other: the second hash that waits for an account counts as having come one turn later
/// than the first, whoever else waits. So a flood of one account, or from one address, delays
/// itself, and a newcomer waits for one turn of each. When the queue is full, the newcomer takes
/// the place of whoever has most waiting, from the end. Safe for use by several threads.
final class FairQueue {
  private final int capacity;
  private final Map<String, Lane> lanes = new HashMap<>();
  private final Deque<Lane> turns = new ArrayDeque<>();
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicLong arrivals = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();

  /// So many wait beside those whom as many threads serve.
  FairQueue(int capacity, int threads) {
    this.capacity = capacity + threads;
  }

  private record Waiting(Claimant claimant, long turn, long arrival, FutureTask<?> task) {}

  /// What waits for one tenant.
  private static final class Lane {
    private final TreeSet<Waiting> waiting =
        new TreeSet<>(Comparator.comparingLong(Waiting::turn).thenComparingLong(Waiting::arrival));

    /// The last turn that each account and each address waits for.
    private final Map<String, Long> lastTurns = new HashMap<>();

    /// The turn that was served last.
    private final AtomicLong now = new AtomicLong();

    long nextTurn(Claimant claimant) {
      long after = now.get();
      for (var key : claimant.keys()) {
        after = Math.max(after, lastTurns.getOrDefault(key, now.get() - 1) + 1);
      }
      return after;
    }

    void add(Waiting one) {
      waiting.add(one);
      one.claimant().keys().forEach(key -> lastTurns.merge(key, one.turn(), Math::max));
    }

    void remove(Waiting one) {
      waiting.remove(one);
      for (var key : one.claimant().keys()) {
        if (waiting.stream().noneMatch(other -> other.claimant().keys().contains(key))) {
          lastTurns.remove(key);
        }
      }
    }
  }

  /// Lets a hash wait; false when there is no place for it.
  synchronized boolean offer(Claimant claimant, FutureTask<?> task) {
    var lane = lanes.computeIfAbsent(claimant.tenant(), _ -> new Lane());
    var arrived = new Waiting(claimant, lane.nextTurn(claimant), arrivals.getAndIncrement(), task);
    if (closed.get() || (size.get() + underWay.get() >= capacity && !makeRoom(lane, arrived))) {
      forgetIfEmpty(claimant.tenant(), lane);
      return false;
    }
    if (lane.waiting.isEmpty()) {
      turns.add(lane);
    }
    lane.add(arrived);
    size.incrementAndGet();
    notify();
    return true;
  }

  /// Sends away the last one of the tenant with most waiting, unless that would be the newcomer.
  private boolean makeRoom(Lane own, Waiting arrived) {
    var longest =
        lanes.values().stream()
            .max(Comparator.comparingInt((Lane lane) -> lane.waiting.size()))
            .orElseThrow();
    boolean shorter = own.waiting.size() + 1 < longest.waiting.size();
    var worst = shorter ? longest : own;
    if (!shorter && (own.waiting.isEmpty() || own.waiting.last().turn() <= arrived.turn())) {
      return false;
    }
    var last = worst.waiting.last();
    take(worst, last);
    last.task().cancel(false);
    return true;
  }

  /// The hash whose turn it is, as soon as there is one; absent once the queue is closed.
  synchronized Optional<FutureTask<?>> take() throws InterruptedException {
    while (turns.isEmpty() && !closed.get()) {
      wait();
    }
    var lane = turns.poll();
    if (lane == null) {
      return Optional.empty();
    }
    var next = lane.waiting.first();
    lane.now.set(next.turn());
    underWay.incrementAndGet();
    take(lane, next);
    if (!lane.waiting.isEmpty()) {
      turns.add(lane);
    }
    return Optional.of(next.task());
  }

  /// Says that one that was taken is computed.
  synchronized void done() {
    underWay.decrementAndGet();
  }

  /// Takes out one that waits no longer.
  synchronized void remove(FutureTask<?> task) {
    for (var lane : List.copyOf(lanes.values())) {
      lane.waiting.stream()
          .filter(one -> one.task().equals(task))
          .findFirst()
          .ifPresent(one -> take(lane, one));
    }
  }

  private void take(Lane lane, Waiting one) {
    lane.remove(one);
    size.decrementAndGet();
    if (lane.waiting.isEmpty()) {
      turns.remove(lane);
      forgetIfEmpty(one.claimant().tenant(), lane);
    }
  }

  private void forgetIfEmpty(String tenant, Lane lane) {
    if (lane.waiting.isEmpty()) {
      lanes.remove(tenant, lane);
    }
  }

  synchronized int size() {
    return size.get();
  }

  synchronized boolean isWaiting(Claimant claimant) {
    return lanes.values().stream()
        .flatMap(lane -> lane.waiting.stream())
        .anyMatch(one -> one.claimant().equals(claimant));
  }

  /// Sends away everybody who waits, and whoever comes later.
  synchronized void close() {
    closed.set(true);
    for (var lane : lanes.values()) {
      lane.waiting.forEach(one -> one.task().cancel(false));
    }
    lanes.clear();
    turns.clear();
    size.set(0);
    notifyAll();
  }
}
