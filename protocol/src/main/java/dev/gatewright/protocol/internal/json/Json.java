package dev.gatewright.protocol.internal.json;

import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One strict reader and one writer: duplicate keys, trailing text, deep nesting and long values
/// are refused (RFC 8259 §4, RFC 8725 §2.4).
public final class Json {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_STRING = 64 * 1024;
  private static final int MAX_DOCUMENT = 256 * 1024;
  private static final int MAX_NUMBER_LENGTH = 40;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final JsonTrees TREES =
      new JsonTrees(
          StreamReadConstraints.builder()
              .maxNestingDepth(MAX_DEPTH)
              .maxStringLength(MAX_STRING)
              .maxDocumentLength(MAX_DOCUMENT)
              .maxNumberLength(MAX_NUMBER_LENGTH)
              .build());

  private Json() {}

  /// A new, empty object.
  public static ObjectNode object() {
    return NODES.objectNode();
  }

  /// Reads an object from outside; absent when it is anything else.
  public static Optional<ObjectNode> parseObject(String text) {
    try {
      return TREES.read(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /// Reads an object from outside; absent when it is anything else.
  public static Optional<ObjectNode> parseObject(byte[] utf8) {
    try {
      return TREES.read(utf8) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /// The UTF-8 bytes of a value.
  public static byte[] bytes(JsonNode value) {
    return TREES.write(value);
  }

  /// A tree from JSON-ready Java values: String, Boolean, Number, Map, Collection.
  public static JsonNode node(Object value) {
    return switch (value) {
      case JsonNode node -> node;
      case Map<?, ?> map -> {
        var object = NODES.objectNode();
        map.forEach((key, member) -> object.set(String.valueOf(key), node(required(member))));
        yield object;
      }
      case Collection<?> members -> array(members);
      case String text -> NODES.stringNode(text);
      case Boolean flag -> NODES.booleanNode(flag);
      case Integer number -> NODES.numberNode(number);
      case Long number -> NODES.numberNode(number);
      case BigInteger number -> NODES.numberNode(number);
      case Double number -> NODES.numberNode(number);
      default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
    };
  }

  /// An array of JSON-ready Java values.
  public static ArrayNode array(Collection<?> members) {
    var array = NODES.arrayNode();
    members.forEach(member -> array.add(node(required(member))));
    return array;
  }

  /// The text member `name`, if it is there and is text.
  public static Optional<String> text(JsonNode object, String name) {
    var member = object.get(name);
    return member != null && member.isString()
        ? Optional.of(member.stringValue())
        : Optional.empty();
  }

  /// A tree as JSON-ready Java values, objects in their order.
  public static Object plain(JsonNode node) {
    if (node instanceof ObjectNode object) {
      var map = new LinkedHashMap<String, Object>();
      object.propertyStream().forEach(e -> map.put(e.getKey(), plain(e.getValue())));
      return map;
    }
    if (node instanceof ArrayNode array) {
      return array.valueStream().map(Json::plain).toList();
    }
    if (node.isString()) {
      return node.stringValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isIntegralNumber()) {
      return node.longValue();
    }
    return node.isNumber() ? node.doubleValue() : "";
  }

  private static Object required(Object member) {
    if (member == null) {
      throw new IllegalArgumentException("JSON null is not used here");
    }
    return member;
  }
}
