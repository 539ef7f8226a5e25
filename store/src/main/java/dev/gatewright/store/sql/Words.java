package dev.gatewright.store.sql;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Lists of words kept in one column, parted by line ends, which no scope token, URI or method name
/// holds.
public final class Words {
  private Words() {}

  public static String join(Collection<String> words) {
    for (var word : words) {
      if (word.isEmpty() || word.indexOf('\n') >= 0) {
        throw new IllegalArgumentException("not a word that a list can keep");
      }
    }
    return String.join("\n", words);
  }

  public static List<String> list(String kept) {
    return kept.isEmpty() ? List.of() : List.of(kept.split("\n", -1));
  }

  public static Set<String> set(String kept) {
    return new LinkedHashSet<>(list(kept));
  }
}
