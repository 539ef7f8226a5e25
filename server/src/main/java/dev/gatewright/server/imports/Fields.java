package dev.gatewright.server.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.config.yaml.JsonText;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Fields of objects that another system wrote.
final class Fields {
  private Fields() {}

  /// The text of that name, if it says anything.
  static Optional<String> text(JsonNode object, String name) {
    return Optional.ofNullable(object.get(name))
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  static boolean isTrue(JsonNode object, String name) {
    return object.path(name).isBoolean() && object.path(name).booleanValue();
  }

  /// Whether a list of that name has anything in it.
  static boolean has(JsonNode object, String name) {
    return object.path(name).isArray() && !object.path(name).isEmpty();
  }

  /// The object of that name as what claims hold, without what is null.
  static Optional<Map<String, Object>> map(JsonNode object, String name) {
    return object.path(name) instanceof ObjectNode inner && !inner.isEmpty()
        ? Optional.of(JsonText.fields(new String(JsonText.write(inner), UTF_8)))
        : Optional.empty();
  }
}
