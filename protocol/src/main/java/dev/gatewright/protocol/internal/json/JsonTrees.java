package dev.gatewright.protocol.internal.json;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON between text and trees, without a mapper: that would load and set up several hundred
/// classes at the start, and look for a serializer at each use. Safe for concurrent use.
///
/// A text that breaks its limits or the grammar, names a member twice or has anything after its
/// value throws a `JacksonException`, which quotes nothing of the text.
public final class JsonTrees {
  private static final int USUAL_LENGTH = 512;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonFactory factory;

  public JsonTrees(StreamReadConstraints limits) {
    factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(limits)
            .build();
  }

  /// For what this program wrote itself. It is as deep and long as what was taken once, so only
  /// Jackson's own limits hold: whatever was kept can be read again.
  public static JsonTrees ofOurs() {
    return new JsonTrees(StreamReadConstraints.defaults());
  }

  public JsonNode read(String text) {
    try (var parser = factory.createParser(ObjectReadContext.empty(), text)) {
      return whole(parser);
    }
  }

  public JsonNode read(byte[] utf8) {
    try (var parser = factory.createParser(ObjectReadContext.empty(), utf8)) {
      return whole(parser);
    }
  }

  /// The UTF-8 bytes of a value.
  public byte[] write(JsonNode value) {
    var bytes = new ByteArrayOutputStream(USUAL_LENGTH);
    try (var generator = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(generator, value);
    }
    return bytes.toByteArray();
  }

  private static JsonNode whole(JsonParser parser) {
    parser.nextToken();
    var value = value(parser);
    if (parser.nextToken() != null) {
      throw new StreamReadException(parser, "text after the value");
    }
    return value;
  }

  /// The value whose first token is the current one. The parser bounds how deep this goes.
  private static JsonNode value(JsonParser parser) {
    var token = parser.currentToken();
    if (token == null) {
      throw new StreamReadException(parser, "no value");
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> NODES.stringNode(parser.getString());
      case VALUE_NUMBER_INT -> wholeNumber(parser);
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new StreamReadException(parser, "no value begins with " + token);
    };
  }

  private static ObjectNode object(JsonParser parser) {
    var object = NODES.objectNode();
    for (var name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      object.set(name, value(parser));
    }
    return object;
  }

  private static ArrayNode array(JsonParser parser) {
    var array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }

  private static JsonNode wholeNumber(JsonParser parser) {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  private static void write(JsonGenerator out, JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> {
        out.writeStartObject();
        for (var property : value.properties()) {
          out.writeName(property.getKey());
          write(out, property.getValue());
        }
        out.writeEndObject();
      }
      case ARRAY -> {
        out.writeStartArray();
        for (var element : value) {
          write(out, element);
        }
        out.writeEndArray();
      }
      case STRING -> out.writeString(value.stringValue());
      case NUMBER -> writeNumber(out, value);
      case BOOLEAN -> out.writeBoolean(value.booleanValue());
      case NULL -> out.writeNull();
      case BINARY, MISSING, POJO ->
          throw new IllegalArgumentException("not a JSON value: " + value.getNodeType());
    }
  }

  private static void writeNumber(JsonGenerator out, JsonNode value) {
    if (!value.isIntegralNumber()) {
      out.writeNumber(value.doubleValue());
    } else if (value.canConvertToLong()) {
      out.writeNumber(value.longValue());
    } else {
      out.writeNumber(value.bigIntegerValue());
    }
  }
}
