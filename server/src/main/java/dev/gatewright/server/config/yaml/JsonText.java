package dev.gatewright.server.config.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.internal.json.JsonTrees;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON that this program writes and reads again: documents of the store, the control socket, what
/// commands print. What comes from others is read by the engine, or by its reader here.
public final class JsonText {
  private static final JsonTrees TREES = JsonTrees.ofOurs();

  private JsonText() {}

  /// Reads one value; throws a `JacksonException` for anything else.
  public static JsonNode read(String text) {
    return TREES.read(text);
  }

  public static JsonNode read(byte[] utf8) {
    return TREES.read(utf8);
  }

  /// Reads one object from outside, as strictly as the engine does; absent when it is anything
  /// else.
  public static Optional<ObjectNode> foreignObject(String text) {
    return Json.parseObject(text);
  }

  public static byte[] write(JsonNode value) {
    return TREES.write(value);
  }

  /// Reads one object as a map of what [#of] takes.
  public static Map<String, Object> fields(String text) {
    var fields = new LinkedHashMap<String, Object>();
    read(text)
        .properties()
        .forEach(field -> fields.put(field.getKey(), Json.plain(field.getValue())));
    return fields;
  }

  /// The text of a map, list, text, truth value or number.
  public static String of(Object value) {
    return new String(write(Json.node(value)), UTF_8);
  }
}
