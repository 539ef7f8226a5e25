package dev.gatewright.server.api;

import dev.gatewright.server.config.yaml.SectionSpec;
import dev.gatewright.server.json.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What a JSON value looks like: what requests are held to, and what the OpenAPI document says.
public sealed interface Shape {
  record Text() implements Shape {}

  /// Text that is all as a regular expression has it, in the syntax that Java and JavaScript share.
  ///
  /// @param like what that is, in words
  record Written(String pattern, String like) implements Shape {
    boolean fits(String value) {
      return Pattern.compile(pattern).matcher(value).matches();
    }
  }

  /// One of these words.
  record Words(List<String> words) implements Shape {
    public Words {
      words = List.copyOf(words);
    }
  }

  record Flag() implements Shape {}

  record Whole(long least, long most) implements Shape {}

  /// Whole numbers, none below zero.
  record Counts() implements Shape {}

  /// A time (RFC 3339).
  record Moment() implements Shape {}

  record Texts() implements Shape {}

  /// An object with whatever members.
  record Members() implements Shape {}

  /// The keys of a section of settings, under the name that documentation has for them; with
  /// `patch` what is to be changed of them (RFC 7396). Whoever reads them says what is wrong.
  record Settings(String name, SectionSpec section, boolean patch) implements Shape {
    String reference() {
      return "#/components/schemas/" + name;
    }
  }

  record One(Document document) implements Shape {}

  record Many(Document document) implements Shape {}

  /// Whether the value is one of these. Documents are told and never taken.
  default boolean fits(JsonNode value) {
    return switch (this) {
      case Text _ -> value.isString();
      case Written written -> value.isString() && written.fits(value.stringValue());
      case Moment _ -> value.isString() && Times.parse(value.stringValue()).isPresent();
      case Words(var words) -> value.isString() && words.contains(value.stringValue());
      case Flag _ -> value.isBoolean();
      case Whole(var least, var most) ->
          value.isIntegralNumber()
              && value.canConvertToLong()
              && value.longValue() >= least
              && value.longValue() <= most;
      case Counts _ ->
          value.isArray() && value.valueStream().allMatch(one -> Shapes.COUNT.fits(one));
      case Texts _ -> value.isArray() && value.valueStream().allMatch(JsonNode::isString);
      case Members _, Settings _ -> value.isObject();
      case One(var document) -> document.fits(value);
      case Many(var document) -> value.isArray() && value.valueStream().allMatch(document::fits);
    };
  }

  /// As people are told it; nothing where only the name of a document tells it.
  default String said() {
    return switch (this) {
      case Text _ -> "text";
      case Written(_, var like) -> like;
      case Words(var words) -> "one of " + String.join(", ", words);
      case Flag _ -> "true or false";
      case Whole(var least, var most) ->
          most == Long.MAX_VALUE
              ? "a whole number from " + least
              : "a whole number from " + least + " to " + most;
      case Counts _ -> "a list of whole numbers";
      case Moment _ -> "a time (RFC 3339)";
      case Texts _ -> "a list of texts";
      case Members _ -> "an object";
      case Settings(_, _, var patch) -> patch ? "a patch (RFC 7396) of" : "";
      case One _ -> "";
      case Many _ -> "a list of";
    };
  }

  /// As JSON Schema 2020-12 has it, which OpenAPI 3.1 takes.
  default Map<String, Object> schema() {
    var schema = new LinkedHashMap<String, Object>();
    switch (this) {
      case Text _ -> schema.put("type", "string");
      case Written(var pattern, _) -> {
        schema.put("type", "string");
        schema.put("pattern", "^" + pattern + "$");
      }
      case Words(var words) -> {
        schema.put("type", "string");
        schema.put("enum", words);
      }
      case Flag _ -> schema.put("type", "boolean");
      case Whole(var least, var most) -> {
        schema.put("type", "integer");
        schema.put("minimum", least);
        schema.put("maximum", most);
      }
      case Counts _ -> {
        schema.put("type", "array");
        schema.put("items", Map.of("type", "integer", "minimum", 0));
      }
      case Moment _ -> {
        schema.put("type", "string");
        schema.put("format", "date-time");
      }
      case Texts _ -> {
        schema.put("type", "array");
        schema.put("items", Map.of("type", "string"));
      }
      case Members _ -> {
        schema.put("type", "object");
        // The schema means it anyway. Tools that make types of it take it for an empty object else.
        schema.put("additionalProperties", true);
      }
      case Settings settings -> schema.put("$ref", settings.reference());
      case One(var document) -> schema.put("$ref", document.reference());
      case Many(var document) -> {
        schema.put("type", "array");
        schema.put("items", Map.of("$ref", document.reference()));
      }
    }
    return schema;
  }
}
