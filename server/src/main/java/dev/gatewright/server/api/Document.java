package dev.gatewright.server.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A kind of object that is told, by the name that documentation has for it.
public record Document(String name, List<Field> fields) {
  public Document {
    fields = List.copyOf(fields);
  }

  static Document of(String name, Field... fields) {
    return new Document(name, List.of(fields));
  }

  /// The same under another name, with more in it.
  Document and(String other, Field... more) {
    var all = new ArrayList<>(fields);
    all.addAll(List.of(more));
    return new Document(other, all);
  }

  String reference() {
    return "#/components/schemas/" + name;
  }

  /// Whether the value is such an object: nothing is missing, and nothing in it is unheard of.
  public boolean fits(JsonNode value) {
    Set<String> known = fields.stream().map(Field::name).collect(Collectors.toSet());
    return value.isObject()
        && known.containsAll(value.propertyNames())
        && fields.stream()
            .allMatch(field ->
                value.has(field.name())
                    ? field.shape().fits(value.path(field.name()))
                    : field.need() != Field.Need.REQUIRED);
  }

  Map<String, Object> schema() {
    return schema(fields);
  }

  static Map<String, Object> schema(List<Field> fields) {
    var properties = new LinkedHashMap<String, Object>();
    fields.forEach(field -> properties.put(field.name(), field.schema()));
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    var required =
        fields.stream()
            .filter(field -> field.need() == Field.Need.REQUIRED)
            .map(Field::name)
            .toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }
}
