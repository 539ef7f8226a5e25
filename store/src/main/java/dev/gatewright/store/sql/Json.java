package dev.gatewright.store.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.internal.json.JsonTrees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Values without columns of their own, kept as JSON text. Objects keep their order.
public final class Json {
  private static final JsonTrees TREES = JsonTrees.ofOurs();

  private Json() {}

  /// The text of a map, list, text, truth value or number.
  public static String write(Object value) {
    return new String(TREES.write(dev.gatewright.protocol.internal.json.Json.node(value)), UTF_8);
  }

  public static Map<String, Object> object(String kept) {
    var object = new LinkedHashMap<String, Object>();
    for (var property : TREES.read(kept).properties()) {
      object.put(
          property.getKey(), dev.gatewright.protocol.internal.json.Json.plain(property.getValue()));
    }
    return object;
  }

  /// An object whose values are texts.
  public static Map<String, String> details(String kept) {
    var details = new LinkedHashMap<String, String>();
    for (var property : TREES.read(kept).properties()) {
      details.put(property.getKey(), property.getValue().stringValue());
    }
    return details;
  }

  public static List<String> texts(String kept) {
    // Most people have no more to say than this.
    return kept.equals("[]")
        ? List.of()
        : TREES.read(kept).valueStream().map(JsonNode::stringValue).toList();
  }
}
