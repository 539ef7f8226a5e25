package dev.gatewright.server.config.yaml;

import dev.gatewright.server.config.yaml.YamlNode.Entry;
import dev.gatewright.server.config.yaml.YamlNode.Mapping;
import dev.gatewright.server.config.yaml.YamlNode.Place;
import dev.gatewright.server.config.yaml.YamlNode.Scalar;
import dev.gatewright.server.config.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Between YAML nodes and JSON trees.
public final class JsonValues {
  private JsonValues() {}

  /// A stored document as the node that a file would have given.
  public static YamlNode toYaml(JsonNode json) {
    return switch (json) {
      case ObjectNode object -> {
        var entries = new ArrayList<Entry>();
        object
            .properties()
            .forEach(property ->
                entries.add(
                    new Entry(property.getKey(), Place.NOWHERE, toYaml(property.getValue()))));
        yield new Mapping(entries, Place.NOWHERE);
      }
      case ArrayNode array -> {
        var items = new ArrayList<YamlNode>();
        array.forEach(item -> items.add(toYaml(item)));
        yield new Sequence(items, Place.NOWHERE);
      }
      default -> new Scalar(json.asString(), !json.isString(), Place.NOWHERE);
    };
  }

  /// Any YAML value as JSON; plain `true`, `false`, `null` and whole numbers keep their types.
  public static JsonNode toJson(YamlNode node) {
    var factory = JsonNodeFactory.instance;
    return switch (node) {
      case Mapping(var entries, var _) -> {
        var object = factory.objectNode();
        entries.forEach(entry -> object.set(entry.key(), toJson(entry.value())));
        yield object;
      }
      case Sequence(var items, var _) -> {
        var array = factory.arrayNode();
        items.forEach(item -> array.add(toJson(item)));
        yield array;
      }
      case Scalar scalar when scalar.isNull() -> factory.nullNode();
      case Scalar scalar when scalar.isFlag() -> factory.booleanNode(scalar.text().equals("true"));
      case Scalar scalar when scalar.plain() && scalar.text().matches("0|-?[1-9][0-9]{0,17}") ->
          factory.numberNode(Long.parseLong(scalar.text()));
      case Scalar scalar -> factory.stringNode(scalar.text());
    };
  }

  public static ObjectNode newObject() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// A user's claim, which is a text, a truth value or a set of texts.
  public static JsonNode ofClaim(Object claim) {
    return switch (claim) {
      case Boolean flag -> JsonNodeFactory.instance.booleanNode(flag);
      case Map<?, ?> parts -> {
        var object = newObject();
        parts.forEach((name, part) -> object.put(String.valueOf(name), String.valueOf(part)));
        yield object;
      }
      default -> JsonNodeFactory.instance.stringNode(claim.toString());
    };
  }

  public static ArrayNode texts(List<String> texts) {
    var array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
