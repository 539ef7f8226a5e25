package dev.gatewright.store.sql;

import java.util.List;
import java.util.regex.Pattern;

/// One SQL statement with named parameters such as `:now`, the same text for every dialect.
///
/// A table class keeps each of its statements in a constant; a connection prepares it once.
public final class Sql {
  private static final Pattern PARAMETER = Pattern.compile(":([a-z][a-z0-9_]*)");

  private final String text;
  private final List<String> parameters;

  private Sql(String text, List<String> parameters) {
    this.text = text;
    this.parameters = parameters;
  }

  public static Sql of(String text) {
    var names = PARAMETER.matcher(text).results().map(found -> found.group(1)).distinct().toList();
    return new Sql(text, names);
  }

  /// The statement as written, names included.
  public String text() {
    return text;
  }

  /// The distinct parameter names in the order of their first appearance, which is also the order
  /// in which SQLite numbers them.
  List<String> parameters() {
    return parameters;
  }

  @Override
  public String toString() {
    return text;
  }
}
