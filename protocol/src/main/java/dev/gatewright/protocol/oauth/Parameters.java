package dev.gatewright.protocol.oauth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Request parameters as sent. An empty value counts as absent (RFC 6749 §3.1); a repeated one is
/// found by [#repeated], because it must be refused (RFC 6749 §3.2).
public final class Parameters {
  private static final Parameters NONE = new Parameters(Map.of());

  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  public static Parameters of(Map<String, List<String>> values) {
    var copy = new LinkedHashMap<String, List<String>>();
    values.forEach((name, sent) -> copy.put(name, List.copyOf(sent)));
    return new Parameters(copy);
  }

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

  /// Every non-empty value of `name`, for the few parameters that may be repeated (RFC 8707 §2).
  public List<String> all(String name) {
    var sent = values.getOrDefault(name, List.of());
    return sent.stream().filter(value -> !value.isEmpty()).toList();
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

  /// Names only: values may be secrets.
  @Override
  public String toString() {
    return "Parameters" + values.keySet();
  }
}
