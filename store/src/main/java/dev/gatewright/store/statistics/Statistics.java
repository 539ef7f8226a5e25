package dev.gatewright.store.statistics;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What was counted at an issuer between two moments.
///
/// @param from where the first number's time begins: as asked for, or where counts are still kept
/// @param to where the last number's time ends
public record Statistics(Instant from, Instant to, Step step, List<Series> series) {
  public Statistics {
    series = List.copyOf(series);
  }

  /// Numbers of one kind under one label, one for each time, with zeros where nothing happened.
  public record Series(CountKind kind, String label, List<Long> counts) {
    public Series {
      counts = List.copyOf(counts);
    }

    /// All of them together; of a gauge, the highest.
    public long total() {
      var all = counts.stream().mapToLong(Long::longValue);
      return kind.isGauge() ? all.max().orElse(0) : all.sum();
    }
  }

  /// When each number's time begins.
  public List<Instant> times() {
    return Stream.iterate(from, time -> time.isBefore(to), time -> time.plus(step.length()))
        .toList();
  }
}
