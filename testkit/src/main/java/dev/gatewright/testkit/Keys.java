package dev.gatewright.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keys and values as `tenants.yaml` writes them, in the order in which they were set. What is not
/// known or does not fit is refused by the server's own reader.
record Keys(Map<String, Object> values) {
  static final Keys NONE = new Keys(Map.of());

  Keys {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  Keys with(String key, Object value) {
    var more = new LinkedHashMap<>(values);
    more.put(key, value);
    return new Keys(more);
  }

  /// One more item at the end of a list.
  Keys plus(String key, String item) {
    var items = new ArrayList<>(texts(key));
    items.add(item);
    return with(key, List.copyOf(items));
  }

  Keys plus(Keys others) {
    var more = new LinkedHashMap<>(values);
    more.putAll(others.values);
    return new Keys(more);
  }

  String text(String key) {
    return values.get(key) instanceof String text ? text : "";
  }

  List<String> texts(String key) {
    return values.get(key) instanceof List<?> items
        ? items.stream().map(Object::toString).toList()
        : List.of();
  }

  /// A duration in the unit that loses nothing.
  static String text(Duration duration) {
    if (duration.toMillisPart() != 0 || duration.isNegative()) {
      throw new IllegalArgumentException("a setting lasts whole seconds, not " + duration);
    }
    return duration.toSeconds() + "s";
  }
}
