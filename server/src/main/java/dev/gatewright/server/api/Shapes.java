package dev.gatewright.server.api;

import java.util.Arrays;
import java.util.Locale;

/// The shapes that need no more said.
final class Shapes {
  static final Shape TEXT = new Shape.Text();
  static final Shape FLAG = new Shape.Flag();
  static final Shape MOMENT = new Shape.Moment();
  static final Shape TEXTS = new Shape.Texts();
  static final Shape COUNT = new Shape.Whole(0, Long.MAX_VALUE);
  static final Shape COUNTS = new Shape.Counts();
  static final Shape MEMBERS = new Shape.Members();

  private Shapes() {}

  /// One of these, each as [#word] has it.
  static Shape words(Enum<?>... values) {
    return new Shape.Words(Arrays.stream(values).map(Shapes::word).toList());
  }

  /// As the API names it.
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
