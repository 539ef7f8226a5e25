package dev.gatewright.store.statistics;

import dev.gatewright.store.sql.Hours;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Counts that are not written yet. Whoever counts adds to memory: no statement runs and nobody
/// waits for anybody. Safe for any number of threads.
///
/// Labels are words of ours. A host's own grants have names of its own, so an issuer has at most
/// [#MOST_LABELS] of a kind in an hour; the others are counted under [#OTHER].
public final class Counts {
  static final int MOST_LABELS = 64;

  /// The label of what has no room for its own.
  public static final String OTHER = "other";

  /// The label of a kind that has no parts.
  public static final String ALL = "all";

  private final Map<Series, Labels> series = new ConcurrentHashMap<>();

  /// One kind of an issuer in one hour.
  record Series(String issuer, long hour, CountKind kind) {}

  /// What is counted under a label of a series.
  record Counted(Series series, String label) {}

  private static final class Labels {
    private final Map<String, Sum> sums = new ConcurrentHashMap<>();
    private final AtomicInteger room = new AtomicInteger(MOST_LABELS);

    Sum of(String label) {
      var known = sums.get(label);
      if (known != null) {
        return known;
      }
      return sums.computeIfAbsent(
          label.equals(OTHER) || room.getAndDecrement() > 0 ? label : OTHER, _ -> new Sum());
    }
  }

  /// What was counted, and how much of it was taken out. It is never set back, since what is added
  /// in that moment would be lost.
  private static final class Sum {
    private final LongAdder all = new LongAdder();
    private final AtomicLong taken = new AtomicLong();

    void add(long count) {
      all.add(count);
    }

    long waiting() {
      return all.sum() - taken.get();
    }

    long take() {
      var sum = all.sum();
      return sum - taken.getAndSet(sum);
    }
  }

  /// Counts one, of a kind that has no parts.
  public void add(String issuer, CountKind kind, Instant at) {
    add(issuer, kind, ALL, at);
  }

  /// Counts one. `label` is a word of ours, never what somebody sent.
  public void add(String issuer, CountKind kind, String label, Instant at) {
    add(new Counted(new Series(issuer, Hours.of(at), kind), label), 1);
  }

  private void add(Counted counted, long count) {
    series.computeIfAbsent(counted.series(), _ -> new Labels()).of(counted.label()).add(count);
  }

  /// Takes everything out. Sums of the last hours stay, since somebody may hold one.
  synchronized Map<Counted, Long> take(Instant now) {
    var taken = new HashMap<Counted, Long>();
    series.forEach((key, labels) ->
        labels.sums.forEach((label, sum) -> {
          var count = sum.take();
          if (count != 0) {
            taken.put(new Counted(key, label), count);
          }
        }));
    var over = Hours.of(now) - 1;
    series.keySet().removeIf(key -> key.hour() < over && isEmpty(key));
    return taken;
  }

  private boolean isEmpty(Series key) {
    var labels = series.get(key);
    return labels == null || labels.sums.values().stream().allMatch(sum -> sum.waiting() == 0);
  }

  /// Puts back what could not be written.
  void putBack(Map<Counted, Long> counts) {
    counts.forEach(this::add);
  }

  /// What is not written yet of an issuer.
  Map<Counted, Long> waiting(String issuer) {
    var waiting = new HashMap<Counted, Long>();
    series.forEach((key, labels) -> {
      if (key.issuer().equals(issuer)) {
        labels.sums.forEach((label, sum) -> waiting.put(new Counted(key, label), sum.waiting()));
      }
    });
    return waiting;
  }
}
