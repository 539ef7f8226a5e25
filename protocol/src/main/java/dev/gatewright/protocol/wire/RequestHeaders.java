package dev.gatewright.protocol.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The header fields of a request, as the HTTP server keeps them: nothing is copied until a field
/// is asked for. The server bounds how much it accepts.
@FunctionalInterface
public interface RequestHeaders {
  /// No field at all.
  RequestHeaders NONE = name -> List.of();

  /// Every value of the field `name`, which is compared without regard to letter case; empty when
  /// it was not sent (RFC 9110 §5.1).
  List<String> all(String name);

  /// Fields from names and values in turn, for requests that come from no HTTP server.
  ///
  /// @throws IllegalArgumentException if the last name has no value
  static RequestHeaders of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("the last header name has no value");
    }
    Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (var i = 0; i < namesAndValues.length; i += 2) {
      fields
          .computeIfAbsent(namesAndValues[i], name -> new ArrayList<>())
          .add(namesAndValues[i + 1]);
    }
    return name -> List.copyOf(fields.getOrDefault(name, List.of()));
  }
}
