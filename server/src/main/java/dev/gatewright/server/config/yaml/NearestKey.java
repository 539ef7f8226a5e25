package dev.gatewright.server.config.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the known word that a mistyped one most likely meant.
public final class NearestKey {
  /// Longer words are compared by their beginnings, so that a hostile file costs nothing.
  private static final int LONGEST = 64;

  private NearestKey() {}

  /// The closest of `known`, unless even that one is mostly different.
  public static Optional<String> of(String written, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(written, candidate)))
        .filter(best -> distance(written, best) <= Math.max(1, Math.min(written.length(), 12) / 3));
  }

  /// Single-character insertions, deletions and replacements between two words.
  public static int distance(String left, String right) {
    var from = left.substring(0, Math.min(left.length(), LONGEST));
    var to = right.substring(0, Math.min(right.length(), LONGEST));
    var above = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      above[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      var current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int replaced = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        current[column] = Math.min(replaced, Math.min(above[column], current[column - 1]) + 1);
      }
      above = current;
    }
    return above[to.length()];
  }
}
