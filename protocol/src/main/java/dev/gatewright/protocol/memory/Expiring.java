package dev.gatewright.protocol.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A map whose entries may be forgotten from a time of their own on. Not thread-safe: whoever has
/// one guards it.
///
/// Each call of its owner sweeps, and each adds one entry at most, so a sweep that takes a few
/// keeps up however many expire at once, and nobody waits for it.
final class Expiring<K, V> {
  /// Entries that one sweep takes at most.
  static final int STEP = 4;

  /// When an entry may go; the number parts those of one moment.
  private record End(Instant at, long number) {}

  private record Kept<V>(V value, End end) {}

  private final Map<K, Kept<V>> entries = new LinkedHashMap<>();
  private final TreeMap<End, K> byEnd =
      new TreeMap<>(Comparator.comparing(End::at).thenComparingLong(End::number));
  private final AtomicLong numbers = new AtomicLong();

  int size() {
    return entries.size();
  }

  Optional<V> get(K key) {
    return value(entries.get(key));
  }

  /// Keeps `value` until `at` in place of any other, and answers with the other.
  Optional<V> put(K key, V value, Instant at) {
    var other = remove(key);
    var end = new End(at, numbers.incrementAndGet());
    entries.put(key, new Kept<>(value, end));
    byEnd.put(end, key);
    return other;
  }

  /// Replaces a value that is kept; its end stays.
  void replace(K key, V value) {
    entries.computeIfPresent(key, (same, kept) -> new Kept<>(value, kept.end()));
  }

  Optional<V> remove(K key) {
    var kept = entries.remove(key);
    if (kept != null) {
      byEnd.remove(kept.end());
    }
    return value(kept);
  }

  /// Removes the entry that was put first.
  Optional<V> removeEldest() {
    var keys = entries.keySet().iterator();
    return keys.hasNext() ? remove(keys.next()) : Optional.empty();
  }

  List<V> values() {
    return entries.values().stream().map(Kept::value).toList();
  }

  /// Forgets a few of the entries whose end has come, and answers with them.
  List<V> sweep(Instant now) {
    var forgotten = new ArrayList<V>(0);
    while (forgotten.size() < STEP) {
      var next = byEnd.firstEntry();
      if (next == null || next.getKey().at().isAfter(now)) {
        break;
      }
      remove(next.getValue()).ifPresent(forgotten::add);
    }
    return forgotten;
  }

  /// Remembers all entries; running what is returned puts them back in place of any others.
  Runnable backUp() {
    var copy = new LinkedHashMap<>(entries);
    return () -> {
      entries.clear();
      byEnd.clear();
      copy.forEach((key, kept) -> put(key, kept.value(), kept.end().at()));
    };
  }

  private Optional<V> value(@Nullable Kept<V> kept) {
    return kept == null ? Optional.empty() : Optional.of(kept.value());
  }
}
