package dev.gatewright.server.config.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Values that configuration files and stored documents write as words.
public record Words<T>(List<T> values, Function<T, String> spelling) {
  public Words {
    values = List.copyOf(values);
  }

  /// An enum's constants, each as its name in lower case.
  public static <E extends Enum<E>> Words<E> of(E[] values) {
    return new Words<>(Arrays.asList(values), value -> value.name().toLowerCase(Locale.ROOT));
  }

  /// Two words for yes and no.
  public static Words<Boolean> either(String yes, String no) {
    return new Words<>(List.of(true, false), value -> value ? yes : no);
  }

  public String spell(T value) {
    return spelling.apply(value);
  }

  /// The value that `word` writes.
  public Optional<T> find(String word) {
    return values.stream().filter(value -> spell(value).equals(word)).findFirst();
  }

  public List<String> all() {
    return values.stream().map(this::spell).toList();
  }
}
