package dev.gatewright.server.config;

import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.client.Compat;
import dev.gatewright.server.config.client.CompatSets;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.KeySpec;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.server.config.yaml.SectionSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is published about the keys: JSON Schemas (draft 2020-12) and tables for people, both made
/// from the readers' own table of keys.
final class PublishedKeys {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private PublishedKeys() {}

  static String schema(String title, String description, List<SectionSpec> sections) {
    var schema = NODES.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.put("description", description);
    schema.put("$ref", "#/$defs/" + sections.getFirst().title());
    var definitions = schema.putObject("$defs");
    definitions
        .putObject("from_environment")
        .put("type", "string")
        .put("pattern", "\\$\\{[A-Za-z_]")
        .put("description", "A text with ${NAME} or ${NAME:-default} in it.");
    sections.forEach(section -> definitions.set(section.title(), section(section)));
    return JSON.writeValueAsString(schema) + "\n";
  }

  static String table(SectionSpec section) {
    return "| key | value | default | meaning |\n| --- | --- | --- | --- |\n"
        + section.keys().stream()
            .map(key ->
                "| `%s` | %s | %s | %s |"
                    .formatted(
                        key.name(),
                        cell(key.type().describe()),
                        cell(key.fallback()),
                        cell(key.meaning())))
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  /// One row a setting that some compat set has, one column a set.
  static String compatTable() {
    var words = Arrays.stream(Compat.values()).map(Compat::word).toList();
    var table = new StringBuilder("| setting | " + String.join(" | ", words) + " |\n");
    table.append("| --- |").append(" --- |".repeat(words.size())).append('\n');
    var sets = Arrays.stream(Compat.values()).map(PublishedKeys::settings).toList();
    for (var key : ClientKeys.CLIENT_DEFAULTS.names()) {
      if (sets.stream().anyMatch(set -> set.has(key))) {
        var cells = sets.stream().map(set -> set.has(key) ? value(set.path(key)) : "").toList();
        table.append("| `%s` | %s |\n".formatted(key, String.join(" | ", cells)));
      }
    }
    return table.toString();
  }

  private static ObjectNode settings(Compat compat) {
    var settings = NODES.objectNode();
    CompatSets.of(compat).writeTo(settings);
    return settings;
  }

  private static String value(JsonNode node) {
    return cell(node.toString().replace("\"", "").replace(",", ", ").replace(":", ": "));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }

  private static ObjectNode section(SectionSpec section) {
    var object = NODES.objectNode();
    object.put("type", "object");
    object.put("additionalProperties", false);
    var required = section.keys().stream().filter(KeySpec::required).map(KeySpec::name).toList();
    if (!required.isEmpty()) {
      object.set("required", JsonValues.texts(required));
    }
    var properties = object.putObject("properties");
    for (var key : section.keys()) {
      var property = type(key.type());
      property.put("description", key.meaning() + " Default: " + key.fallback() + ".");
      properties.set(key.name(), property);
    }
    return object;
  }

  private static ObjectNode type(KeyType type) {
    var schema = NODES.objectNode();
    switch (type) {
      case KeyType.Text() -> schema.put("type", "string");
      case KeyType.SecretText(var generated) -> {
        var any = schema.putArray("anyOf");
        any.addObject().put("type", "string");
        any.add(oneKey("file", NODES.objectNode().put("type", "string")));
        if (generated) {
          any.add(oneKey("generate", NODES.objectNode().put("const", true)));
        }
      }
      case KeyType.Flag() -> orEnvironment(schema, NODES.objectNode().put("type", "boolean"));
      case KeyType.Whole(var least, var most) ->
          orEnvironment(
              schema,
              NODES.objectNode().put("type", "integer").put("minimum", least).put("maximum", most));
      case KeyType.Time _ -> orEnvironment(schema, pattern("^(0|[1-9][0-9]{0,8})[smhd]$"));
      case KeyType.RateText() ->
          orEnvironment(schema, pattern("^[1-9][0-9]{0,5}/[1-9][0-9]*[smhd]$"));
      case KeyType.OneOf(var words) -> {
        var choice = NODES.objectNode();
        choice.set("enum", JsonValues.texts(words));
        orEnvironment(schema, choice);
      }
      case KeyType.Json() -> schema.put("type", "object");
      case KeyType.ListOf(var item) -> {
        schema.put("type", "array");
        schema.set("items", type(item));
      }
      case KeyType.OneOrMore(var item) -> {
        var any = schema.putArray("anyOf");
        any.add(type(item));
        any.add(type(new KeyType.ListOf(item)));
      }
      case KeyType.ByWord(var keys, var value) -> {
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        var properties = schema.putObject("properties");
        keys.words().forEach(word -> properties.set(word, type(value)));
      }
      case KeyType.ByName(var value) -> {
        schema.put("type", "object");
        schema.set("additionalProperties", type(value));
      }
      case KeyType.Section(var spec) -> schema.put("$ref", "#/$defs/" + spec.title());
      case KeyType.Either(var first, var second) -> {
        var any = schema.putArray("anyOf");
        any.add(type(first));
        any.add(type(second));
      }
    }
    return schema;
  }

  private static void orEnvironment(ObjectNode schema, ObjectNode type) {
    var any = schema.putArray("anyOf");
    any.add(type);
    any.addObject().put("$ref", "#/$defs/from_environment");
  }

  private static ObjectNode pattern(String pattern) {
    return NODES.objectNode().put("type", "string").put("pattern", pattern);
  }

  private static ObjectNode oneKey(String name, ObjectNode value) {
    var object = NODES.objectNode();
    object.put("type", "object");
    object.put("additionalProperties", false);
    object.set("required", JsonValues.texts(List.of(name)));
    object.putObject("properties").set(name, value);
    return object;
  }
}
