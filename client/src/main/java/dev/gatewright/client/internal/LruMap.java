package dev.gatewright.client.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

/// Values by a key, so many at most: the longest unused goes first. Safe to use from many threads.
///
/// @param <K> the key
/// @param <V> the value
public final class LruMap<K, V> {
  private final long most;
  private final ToLongFunction<V> weight;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
  private long weighs;

  private LruMap(long most, ToLongFunction<V> weight) {
    this.most = most;
    this.weight = weight;
  }

  /// A map of so many values at most.
  public static <K, V> LruMap<K, V> ofAtMost(int count) {
    return new LruMap<>(count, value -> 1);
  }

  /// A map of values that together weigh so much at most; one that weighs more alone is not kept.
  public static <K, V> LruMap<K, V> weighingAtMost(long most, ToLongFunction<V> weight) {
    return new LruMap<>(most, weight);
  }

  /// The value of a key.
  public Optional<V> find(K key) {
    lock.lock();
    try {
      return Optional.ofNullable(values.get(key));
    } finally {
      lock.unlock();
    }
  }

  /// Takes the value of a key out.
  public Optional<V> remove(K key) {
    lock.lock();
    try {
      var removed = Optional.ofNullable(values.remove(key));
      removed.ifPresent(value -> weighs -= weight.applyAsLong(value));
      return removed;
    } finally {
      lock.unlock();
    }
  }

  /// Keeps a value in place of the one that the key had.
  public void keep(K key, V value) {
    lock.lock();
    try {
      var before = values.put(key, value);
      weighs += weight.applyAsLong(value) - (before == null ? 0 : weight.applyAsLong(before));
      var eldestFirst = values.values().iterator();
      while (weighs > most && eldestFirst.hasNext()) {
        weighs -= weight.applyAsLong(eldestFirst.next());
        eldestFirst.remove();
      }
    } finally {
      lock.unlock();
    }
  }
}
