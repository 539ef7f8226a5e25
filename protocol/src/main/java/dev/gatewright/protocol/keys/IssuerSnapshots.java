package dev.gatewright.protocol.keys;

import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the store has for each issuer, remembered for a short while, so that what other nodes
/// changed is seen soon.
///
/// One caller at a time asks the store about an issuer; the others go on with what is remembered.
/// Holds one entry for each issuer that exists, so configuration bounds it.
final class IssuerSnapshots<T> {
  private static final Duration FRESH_FOR = Duration.ofSeconds(30);

  /// How often a value that names something unknown may send us to the store.
  private static final Duration LEAST_GAP = Duration.ofSeconds(1);

  private final Function<IssuerId, List<T>> load;
  private final InstantSource clock;
  private final ConcurrentHashMap<IssuerId, Entry<T>> entries = new ConcurrentHashMap<>();

  IssuerSnapshots(Function<IssuerId, List<T>> load, InstantSource clock) {
    this.load = load;
    this.clock = clock;
  }

  private record Snapshot<T>(List<T> values, Instant loadedAt) {
    /// False as well when the clock was set back.
    boolean isYoungerThan(Duration age, Instant now) {
      return !now.isBefore(loadedAt) && now.isBefore(loadedAt.plus(age));
    }
  }

  private static final class Entry<T> {
    final ReentrantLock lock = new ReentrantLock();
    volatile @Nullable Snapshot<T> snapshot;
  }

  /// What the issuer has, at most about half a minute old.
  List<T> get(IssuerId issuer) {
    return youngerThan(FRESH_FOR, issuer);
  }

  /// What the issuer has, at most a second old: for a caller that missed something in [#get].
  List<T> getAgain(IssuerId issuer) {
    return youngerThan(LEAST_GAP, issuer);
  }

  private List<T> youngerThan(Duration age, IssuerId issuer) {
    var entry = entry(issuer);
    var snapshot = entry.snapshot;
    if (snapshot != null && snapshot.isYoungerThan(age, clock.instant())) {
      return snapshot.values();
    }
    if (snapshot == null) {
      entry.lock.lock();
    } else if (!entry.lock.tryLock()) {
      return snapshot.values();
    }
    try {
      var loadedMeanwhile = entry.snapshot;
      if (loadedMeanwhile != null && loadedMeanwhile.isYoungerThan(age, clock.instant())) {
        return loadedMeanwhile.values();
      }
      return reload(issuer, entry);
    } finally {
      entry.lock.unlock();
    }
  }

  /// Runs a change that is based on what the store has now; one at a time for each issuer.
  <R> R change(IssuerId issuer, Function<List<T>, R> change) {
    var entry = entry(issuer);
    entry.lock.lock();
    try {
      var result = change.apply(reload(issuer, entry));
      reload(issuer, entry);
      return result;
    } finally {
      entry.lock.unlock();
    }
  }

  private List<T> reload(IssuerId issuer, Entry<T> entry) {
    var now = clock.instant();
    var values = List.copyOf(load.apply(issuer));
    entry.snapshot = new Snapshot<>(values, now);
    return values;
  }

  private Entry<T> entry(IssuerId issuer) {
    var known = entries.get(issuer);
    return known != null ? known : entries.computeIfAbsent(issuer, i -> new Entry<>());
  }
}
