package dev.gatewright.protocol.internal.recent;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// Values that are dear to make, as many as fit: what is asked for again and again stays, however
/// many others come once. Safe for concurrent use; nobody waits for anybody.
///
/// There are two halves. New values, and those that are asked for, stand in the young one; when it
/// is full it becomes the old one, and what nobody asked for since the last time is gone.
public final class Recent<K, V> {
  private final int half;
  private final AtomicReference<Halves<K, V>> halves = new AtomicReference<>(Halves.empty());

  private record Halves<K, V>(ConcurrentHashMap<K, V> young, ConcurrentHashMap<K, V> old) {
    static <K, V> Halves<K, V> empty() {
      return new Halves<>(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }
  }

  /// Room for `most` values; a few more while several threads put at once.
  public Recent(int most) {
    half = Math.max(1, most / 2);
  }

  public Optional<V> find(K key) {
    var now = halves.get();
    var young = now.young().get(key);
    if (young != null) {
      return Optional.of(young);
    }
    var old = Optional.ofNullable(now.old().get(key));
    old.ifPresent(value -> put(key, value));
    return old;
  }

  public void put(K key, V value) {
    var now = halves.get();
    now.young().put(key, value);
    if (now.young().size() >= half) {
      halves.compareAndSet(now, new Halves<>(new ConcurrentHashMap<>(), now.young()));
    }
  }

  /// How many are kept.
  int size() {
    var now = halves.get();
    return now.young().size() + now.old().size();
  }
}
