package dev.gatewright.protocol.wire;

import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.wire.ParsedBody.Form;
import dev.gatewright.protocol.wire.ParsedBody.Malformed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// Reads a flat JSON object as parameters: strings, numbers and booleans as they are written,
/// `null` as not sent. A key given twice is refused, since parsers differ on which one counts.
final class JsonForm {
  /// One level is all a flat object needs; a second is read to say what is wrong.
  private static final int DEEPEST = 2;

  private static final int LONGEST_NUMBER = 100;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .build();

  private final MessageLimits limits;
  private final Parameters.Builder collected = new Parameters.Builder();

  private JsonForm(MessageLimits limits) {
    this.limits = limits;
  }

  static ParsedBody decode(byte[] in, MessageLimits limits) {
    try {
      // Jackson detects UTF-16 and UTF-32 by itself; here only UTF-8 is JSON (RFC 8259 §8.1).
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in)).toString();
      try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
        return new JsonForm(limits).object(parser);
      }
    } catch (CharacterCodingException e) {
      return malformed("utf8", "the body is not UTF-8");
    } catch (StreamReadException e) {
      return e.getMessage() != null && e.getMessage().startsWith("Duplicate")
          ? malformed("duplicate_key", "a JSON key is given twice")
          : malformed("json", "the body is not valid JSON");
    } catch (JacksonException e) {
      return malformed("json", "the body is not valid JSON or is nested too deeply");
    }
  }

  private ParsedBody object(JsonParser parser) {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return malformed("json", "the body is not a JSON object");
    }
    for (var name = parser.nextName(); name != null; name = parser.nextName()) {
      var token = parser.nextToken();
      if (token == JsonToken.VALUE_NULL) {
        continue;
      }
      if (token == null || !token.isScalarValue()) {
        return malformed("not_flat", "a JSON value is neither string, number nor boolean");
      }
      var value = parser.getString();
      if (name.length() > limits.nameChars()) {
        return malformed("name_too_long", "a parameter name is too long");
      }
      if (value.length() > limits.valueChars()) {
        return malformed("value_too_long", "a parameter value is too long");
      }
      if (!isText(name) || !isText(value)) {
        return malformed("nul", "a parameter holds a NUL character or half a surrogate pair");
      }
      if (collected.count() == limits.parameters()) {
        return malformed("too_many_parameters", "too many parameters");
      }
      collected.add(name, value);
    }
    return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null
        ? new Form(collected.build())
        : malformed("json", "the body holds more than one JSON object");
  }

  /// JSON escapes can spell what UTF-8 cannot: `\ud800` alone is no character.
  private static boolean isText(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        var pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static Malformed malformed(String reason, String description) {
    return new Malformed(Reason.REQUEST_MALFORMED, "body." + reason, description);
  }
}
