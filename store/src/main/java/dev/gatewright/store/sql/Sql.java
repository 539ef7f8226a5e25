package dev.gatewright.store.sql;

import java.util.List;
import java.util.regex.Pattern;

/// One SQL statement with named parameters such as `:now`, the same text for every dialect.
///
/// A table class keeps each of its statements in a constant; a connection prepares it once.
public final class Sql {
  private static final Pattern PARAMETER = Pattern.compile("(?<!\\w):([a-z][a-z0-9_]*)");

  private static final int MOST_PARAMETERS = Long.SIZE - 1;

  private final String text;
  private final List<String> parameters;
  private final long everyParameter;

  private Sql(String text, List<String> parameters, long everyParameter) {
    this.text = text;
    this.parameters = parameters;
    this.everyParameter = everyParameter;
  }

  public static Sql of(String text) {
    var names = PARAMETER.matcher(text).results().map(found -> found.group(1)).distinct().toList();
    if (names.size() > MOST_PARAMETERS) {
      throw new IllegalArgumentException("too many parameters in " + text);
    }
    return new Sql(text, names, (1L << names.size()) - 1);
  }

  /// The statement that says how the database would run this one, for which nothing need be set.
  public Sql plan() {
    return new Sql("EXPLAIN QUERY PLAN " + text, parameters, 0);
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

  /// A bit for each that must be set, the first the lowest.
  long everyParameter() {
    return everyParameter;
  }

  @Override
  public String toString() {
    return text;
  }
}
