package dev.gatewright.server.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Decoded parameters of a query or body, in the order sent. Repeats are kept, so that an endpoint
/// which must refuse them can see them.
public final class Parameters {
  /// No parameter at all.
  public static final Parameters NONE = new Parameters(Map.of());

  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /// Parameters from names and values in turn.
  public static Parameters of(String... namesAndValues) {
    var collected = new Collected();
    for (var i = 0; i + 1 < namesAndValues.length; i += 2) {
      collected.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return collected.toParameters();
  }

  /// The first value sent for `name`.
  public Optional<String> first(String name) {
    var sent = values.get(name);
    return sent == null ? Optional.empty() : Optional.of(sent.getFirst());
  }

  /// Every value sent for `name`; empty when it was not sent.
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /// The names, each once, in the order they were first sent.
  public Set<String> names() {
    return values.keySet();
  }

  /// An unmodifiable view: names to all values sent.
  public Map<String, List<String>> asMap() {
    return values;
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /// Names only: values hold credentials.
  @Override
  public String toString() {
    return "Parameters" + values.keySet();
  }

  /// Parameters while they are read.
  static final class Collected {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private int count;

    void add(String name, String value) {
      count++;
      var before = values.putIfAbsent(name, List.of(value));
      if (before != null) {
        // Few repeat anything, and whoever does is usually refused.
        var longer = new ArrayList<>(before);
        longer.add(value);
        values.put(name, Collections.unmodifiableList(longer));
      }
    }

    int count() {
      return count;
    }

    Parameters toParameters() {
      return values.isEmpty() ? NONE : new Parameters(Collections.unmodifiableMap(values));
    }
  }
}
