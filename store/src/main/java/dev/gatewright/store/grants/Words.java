package dev.gatewright.store.grants;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Lists of words kept in one column, parted by line ends, which no scope token, URI or method name
/// holds.
final class Words {
  private Words() {}

  static String join(Collection<String> words) {
    for (var word : words) {
      if (word.isEmpty() || word.indexOf('\n') >= 0) {
        throw new IllegalArgumentException("not a word that a list can keep");
      }
    }
    return String.join("\n", words);
  }

  static List<String> list(String kept) {
    return kept.isEmpty() ? List.of() : List.of(kept.split("\n", -1));
  }

  static Set<String> set(String kept) {
    return new LinkedHashSet<>(list(kept));
  }
}
