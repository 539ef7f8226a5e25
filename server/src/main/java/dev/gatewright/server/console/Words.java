package dev.gatewright.server.console;

import java.util.Arrays;
import java.util.List;

/// Several words in one field, with spaces or new lines between them.
final class Words {
  private Words() {}

  static List<String> split(String text) {
    return Arrays.stream(text.split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
