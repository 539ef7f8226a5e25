package dev.gatewright.bench;

import java.util.Arrays;

/// What one round of a scenario cost.
///
/// @param cpuMillis CPU time of the server process for each operation
/// @param perSecond operations answered each second
record Figures(double cpuMillis, double perSecond, double p50Millis, double p99Millis) {
  private static final double NANOS_PER_MILLI = 1e6;

  static Figures of(long cpuNanos, long wallNanos, long[] latencies) {
    var sorted = latencies.clone();
    Arrays.sort(sorted);
    return new Figures(
        cpuNanos / NANOS_PER_MILLI / sorted.length,
        sorted.length * 1e9 / wallNanos,
        sorted[sorted.length / 2] / NANOS_PER_MILLI,
        sorted[(int) (sorted.length * 0.99)] / NANOS_PER_MILLI);
  }
}
