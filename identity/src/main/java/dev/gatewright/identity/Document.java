package dev.gatewright.identity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What identity writes of a row and reads back whole, as what JSON can hold: `String`, `Boolean`,
/// `Long`, and lists and maps of them.
///
/// A store keeps it as it is and looks at nothing in it, so a field that a later program adds
/// breaks no store, and who does not know it keeps it. `v` is the format's version, which grows
/// when a field changes its meaning.
public record Document(Map<String, Object> fields) {
  /// The version of the documents that this program writes.
  public static final int VERSION = 1;

  private static final String FORMAT = "v";

  /// One without fields.
  public static final Document EMPTY = new Document(Map.of(FORMAT, (long) VERSION));

  public Document {
    if (!(fields.get(FORMAT) instanceof Long version) || version < 1 || version > VERSION) {
      throw new IllegalArgumentException(
          "a document of version "
              + fields.get(FORMAT)
              + ", and this program reads up to "
              + VERSION);
    }
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /// A copy in which the field has this value.
  public Document with(String name, Object value) {
    var copy = new LinkedHashMap<>(fields);
    copy.put(name, value);
    return new Document(copy);
  }

  /// A copy with the field, or without it where there is no value.
  public Document with(String name, Optional<?> value) {
    var copy = new LinkedHashMap<>(fields);
    value.ifPresentOrElse(given -> copy.put(name, given), () -> copy.remove(name));
    return new Document(copy);
  }

  /// The text of that name, if there is one.
  public Optional<String> text(String name) {
    return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /// The whole number of that name, if there is one.
  public Optional<Long> number(String name) {
    return fields.get(name) instanceof Long number ? Optional.of(number) : Optional.empty();
  }

  /// What is true or false under that name, if there is such a thing.
  public Optional<Boolean> flag(String name) {
    return fields.get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  /// The texts in the list of that name; empty where there is none.
  public List<String> texts(String name) {
    return fields.get(name) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  /// The object of that name, if there is one.
  @SuppressWarnings("unchecked")
  public Optional<Map<String, Object>> object(String name) {
    return fields.get(name) instanceof Map<?, ?> object
        ? Optional.of((Map<String, Object>) object)
        : Optional.empty();
  }

  /// The objects in the list of that name; empty where there is none.
  @SuppressWarnings("unchecked")
  public List<Map<String, Object>> objects(String name) {
    return fields.get(name) instanceof List<?> list
        ? list.stream()
            .filter(Map.class::isInstance)
            .map(item -> (Map<String, Object>) item)
            .toList()
        : List.of();
  }

  /// Names the fields and not what they hold, which is about a person.
  @Override
  public String toString() {
    return "Document" + fields.keySet();
  }
}
