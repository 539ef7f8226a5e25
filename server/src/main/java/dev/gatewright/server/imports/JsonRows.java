package dev.gatewright.server.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads JSON of any length an object at a time.
final class JsonRows {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .build();

  private JsonRows() {}

  /// Makes a row of an object.
  @FunctionalInterface
  interface Reading {
    Row read(int row, ObjectNode user);
  }

  /// One object a line, or an array of them.
  static void lines(InputStream file, Reading reading, Format.Taking taking)
      throws IOException, Unreadable {
    try (var parser = MAPPER.createParser(file)) {
      parser.nextToken();
      all(parser, reading, taking);
    } catch (JacksonException e) {
      throw broken(e);
    }
  }

  /// The array of that name in the object that the file is.
  static void under(String name, InputStream file, Reading reading, Format.Taking taking)
      throws IOException, Unreadable {
    try (var parser = MAPPER.createParser(file)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Unreadable("the file is no JSON object");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean found = parser.currentName().equals(name);
        var value = parser.nextToken();
        if (found && value == JsonToken.START_ARRAY) {
          all(parser, reading, taking);
          return;
        }
        parser.skipChildren();
      }
    } catch (JacksonException e) {
      throw broken(e);
    }
    throw new Unreadable("the file has no list \"%s\"".formatted(name));
  }

  private static void all(JsonParser parser, Reading reading, Format.Taking taking)
      throws IOException, Unreadable {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      // What follows are its elements, one after the other.
      parser.clearCurrentToken();
    }
    int row = 0;
    try (var objects = MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(parser)) {
      for (Iterator<JsonNode> each = objects; each.hasNext(); ) {
        row++;
        taking.take(
            each.next() instanceof ObjectNode user
                ? reading.read(row, user)
                : new Row.Unfit(row, "it is no object"));
      }
    }
  }

  private static Unreadable broken(JacksonException e) {
    var at = e.getLocation();
    return new Unreadable(
        at == null
            ? "the file is no JSON"
            : "line %s, column %s is no JSON".formatted(at.getLineNr(), at.getColumnNr()),
        e);
  }
}
