package dev.gatewright.protocol.oauth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// Decoded parameters of a query or body, in the order sent. An empty value counts as absent (RFC
/// 6749 §3.1) unless asked for by [#first] or [#has]; a repeated one is found by [#repeated],
/// because it must be refused (RFC 6749 §3.2).
public final class Parameters {
  private static final Parameters NONE = new Parameters(Map.of());

  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /// Parameters from names and values in turn.
  ///
  /// @throws IllegalArgumentException if the last name has no value
  public static Parameters of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("the last parameter name has no value");
    }
    var builder = new Builder();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      builder.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return builder.build();
  }

  /// Parameters from names and all the values of each.
  public static Parameters of(Map<String, List<String>> values) {
    var builder = new Builder();
    values.forEach((name, sent) -> sent.forEach(value -> builder.add(name, value)));
    return builder.build();
  }

  /// No parameter at all.
  public static Parameters none() {
    return NONE;
  }

  /// The first non-empty value of `name`.
  public Optional<String> one(String name) {
    var sent = values.get(name);
    if (sent == null) {
      return Optional.empty();
    }
    for (String value : sent) {
      if (!value.isEmpty()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /// The first value of `name`, which may be empty.
  public Optional<String> first(String name) {
    var sent = values.get(name);
    return sent == null ? Optional.empty() : Optional.of(sent.getFirst());
  }

  /// Every non-empty value of `name`, for the few parameters that may be repeated (RFC 8707 §2).
  public List<String> all(String name) {
    var sent = values.getOrDefault(name, List.of());
    return sent.stream().filter(value -> !value.isEmpty()).toList();
  }

  /// Whether `name` was sent, be it empty.
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /// The names, each once, in the order they were first sent; unmodifiable.
  public Set<String> names() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /// The first name that was sent more than once and is not in `repeatable`.
  public Optional<String> repeated(Set<String> repeatable) {
    for (var entry : values.entrySet()) {
      if (entry.getValue().size() > 1 && !repeatable.contains(entry.getKey())) {
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /// Hands over each name with each of its values, empty ones too; names in the order first sent.
  public void forEach(BiConsumer<String, String> reader) {
    values.forEach((name, sent) -> sent.forEach(value -> reader.accept(name, value)));
  }

  /// Names only: values may be secrets.
  @Override
  public String toString() {
    return "Parameters" + values.keySet();
  }

  /// Parameters while they are read. For one thread.
  public static final class Builder {
    private Map<String, List<String>> values = new LinkedHashMap<>();
    private int count;

    /// Adds a value, which may be empty, after those that `name` has already.
    public Builder add(String name, String value) {
      count++;
      var before = values.putIfAbsent(name, List.of(value));
      if (before != null) {
        // Few repeat anything, and whoever does is usually refused.
        var longer = new ArrayList<>(before);
        longer.add(value);
        values.put(name, Collections.unmodifiableList(longer));
      }
      return this;
    }

    /// How many values were added, repeats included.
    public int count() {
      return count;
    }

    /// What was added; the builder is empty again.
    public Parameters build() {
      var built = values.isEmpty() ? NONE : new Parameters(values);
      values = new LinkedHashMap<>();
      count = 0;
      return built;
    }
  }
}
