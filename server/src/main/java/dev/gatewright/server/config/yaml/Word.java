package dev.gatewright.server.config.yaml;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// An enum whose constants are words of the configuration files and of stored documents.
public interface Word {
  /// The enum constant's name, which every enum has.
  public String name();

  /// The word as it is written.
  public default String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The constant that `word` writes.
  public static <W extends Word> Optional<W> find(W[] values, String word) {
    return Arrays.stream(values).filter(value -> value.word().equals(word)).findFirst();
  }
}
