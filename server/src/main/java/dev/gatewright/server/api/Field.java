package dev.gatewright.server.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A member of a JSON object, or a parameter of an address.
///
/// @param meaning half a sentence for whoever reads the documentation
public record Field(String name, Shape shape, Need need, String meaning) {
  /// Whether it has to be there.
  public enum Need {
    REQUIRED,
    OPTIONAL,
    /// It may be left out, and `null` takes away what is there.
    CLEARABLE
  }

  static Field required(String name, Shape shape, String meaning) {
    return new Field(name, shape, Need.REQUIRED, meaning);
  }

  static Field optional(String name, Shape shape, String meaning) {
    return new Field(name, shape, Need.OPTIONAL, meaning);
  }

  static Field clearable(String name, Shape shape, String meaning) {
    return new Field(name, shape, Need.CLEARABLE, meaning);
  }

  Map<String, Object> schema() {
    var schema = new LinkedHashMap<>(shape.schema());
    if (need == Need.CLEARABLE) {
      schema.put("type", List.of(String.valueOf(schema.get("type")), "null"));
    }
    schema.put("description", meaning);
    return schema;
  }
}
