package dev.gatewright.server.api;

import dev.gatewright.server.config.yaml.KeySpec;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.server.config.yaml.SectionSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The keys of settings as JSON Schema, made of their own descriptors. What is told has the form in
/// which it is kept, which is among those that are taken.
final class SettingSchema {
  private static final String TYPE = "type";
  private static final String STRING = "string";

  private SettingSchema() {}

  /// @param patch whether each key may be left away, and taken away by `null` (RFC 7396)
  static Map<String, Object> of(SectionSpec section, boolean patch) {
    var properties = new LinkedHashMap<String, Object>();
    section.keys().forEach(key -> properties.put(key.name(), of(key, patch)));
    var schema = new LinkedHashMap<String, Object>();
    schema.put(TYPE, "object");
    schema.put("properties", properties);
    schema.put("additionalProperties", false);
    var required = section.keys().stream().filter(KeySpec::required).map(KeySpec::name).toList();
    if (!required.isEmpty() && !patch) {
      schema.put("required", required);
    }
    return schema;
  }

  private static Map<String, Object> of(KeySpec key, boolean patch) {
    var schema = of(key.type(), patch);
    if (patch) {
      schema = orNull(schema);
    }
    schema.put("description", key.meaning() + " Default: " + key.fallback() + ".");
    if (key.type() instanceof KeyType.SecretText) {
      schema.put("writeOnly", true);
    }
    return schema;
  }

  private static Map<String, Object> orNull(Map<String, Object> schema) {
    return any(schema, Map.of(TYPE, "null"));
  }

  private static Map<String, Object> of(KeyType type, boolean patch) {
    var schema = new LinkedHashMap<String, Object>();
    switch (type) {
      case KeyType.Text() -> schema.put(TYPE, STRING);
      case KeyType.Flag() -> schema.put(TYPE, "boolean");
      case KeyType.Json() -> schema.put(TYPE, "object");
      case KeyType.Time _ -> text(schema, "^(0|[1-9][0-9]{0,8})[smhd]$");
      case KeyType.RateText() -> text(schema, "^[1-9][0-9]{0,5}/[1-9][0-9]*[smhd]$");
      case KeyType.SecretText(var generated) -> {
        if (generated) {
          return any(Map.of(TYPE, STRING), generate());
        }
        schema.put(TYPE, STRING);
      }
      case KeyType.Whole(var least, var most) -> {
        schema.put(TYPE, "integer");
        schema.put("minimum", least);
        schema.put("maximum", most);
      }
      case KeyType.OneOf(var words) -> {
        schema.put(TYPE, STRING);
        schema.put("enum", words);
      }
      case KeyType.ListOf(var item) -> list(schema, item);
      case KeyType.OneOrMore(var item) -> {
        var several = new LinkedHashMap<String, Object>();
        list(several, item);
        return any(of(item, false), several);
      }
      case KeyType.ByWord(var keys, var value) -> {
        schema.put(TYPE, "object");
        var properties = new LinkedHashMap<String, Object>();
        keys.words().forEach(word -> properties.put(word, member(value, patch)));
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
      }
      case KeyType.ByName(var value) -> {
        schema.put(TYPE, "object");
        schema.put("additionalProperties", member(value, patch));
      }
      case KeyType.Section(var spec) -> {
        return of(spec, patch);
      }
      case KeyType.Either(var first, var second) -> {
        return any(of(first, patch), of(second, patch));
      }
    }
    return schema;
  }

  private static Map<String, Object> member(KeyType value, boolean patch) {
    var schema = of(value, patch);
    return patch ? orNull(schema) : schema;
  }

  /// A patch replaces a list whole, so what is in it is no patch.
  private static void list(Map<String, Object> schema, KeyType item) {
    schema.put(TYPE, "array");
    schema.put("items", of(item, false));
  }

  private static void text(Map<String, Object> schema, String pattern) {
    schema.put(TYPE, STRING);
    schema.put("pattern", pattern);
  }

  private static Map<String, Object> generate() {
    var schema = new LinkedHashMap<String, Object>();
    schema.put(TYPE, "object");
    schema.put("properties", Map.of("generate", Map.of("const", true)));
    schema.put("required", List.of("generate"));
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Map<String, Object> any(Map<String, Object> one, Map<String, Object> other) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("anyOf", List.of(one, other));
    return schema;
  }
}
