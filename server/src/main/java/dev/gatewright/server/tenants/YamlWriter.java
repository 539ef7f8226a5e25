package dev.gatewright.server.tenants;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes JSON values as YAML that people can read and edit: blocks for what has parts, JSON for
/// what has none. Not thread-safe.
public final class YamlWriter {
  private static final String STEP = "  ";

  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  public static String write(ObjectNode document) {
    var writer = new YamlWriter();
    writer.object(document, "");
    return writer.out.toString();
  }

  private void object(ObjectNode object, String indent) {
    var first = true;
    for (var property : object.properties()) {
      out.append(first ? "" : indent).append(key(property.getKey())).append(':');
      value(property.getValue(), indent);
      first = false;
    }
  }

  private void value(JsonNode value, String indent) {
    switch (value) {
      case ObjectNode object when !object.isEmpty() -> {
        out.append('\n').append(indent).append(STEP);
        object(object, indent + STEP);
      }
      case ArrayNode array when hasParts(array) -> {
        out.append('\n');
        for (var item : array) {
          out.append(indent).append(STEP).append("- ");
          if (item instanceof ObjectNode object && !object.isEmpty()) {
            object(object, indent + STEP + STEP);
          } else {
            out.append(item).append('\n');
          }
        }
      }
      default -> out.append(' ').append(value).append('\n');
    }
  }

  private static boolean hasParts(ArrayNode array) {
    for (var item : array) {
      if (item instanceof ObjectNode) {
        return true;
      }
    }
    return false;
  }

  private static String key(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "\"" + name + "\"";
  }
}
