package dev.gatewright.server.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The body of a request: one JSON object of which every member is known.
public final class JsonBody {
  /// Of a request that says nothing.
  public static final JsonBody NOTHING = new JsonBody(JsonNodeFactory.instance.objectNode());

  private final ObjectNode fields;

  private JsonBody(ObjectNode fields) {
    this.fields = fields;
  }

  /// What came of reading a body.
  public sealed interface Reading {
    record Read(JsonBody body) implements Reading {}

    /// It says that it is something else, or does not say what it is.
    record NotJson() implements Reading {}

    /// It is no object in UTF-8, or names something twice.
    record Unreadable() implements Reading {}

    record UnknownMember(String name) implements Reading {}
  }

  public static Reading read(HttpRequest request, Set<String> known) {
    if (!isJson(request)) {
      return new Reading.NotJson();
    }
    var object = text(request.body()).flatMap(JsonText::foreignObject);
    if (object.isEmpty()) {
      return new Reading.Unreadable();
    }
    return object.get().propertyNames().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .<Reading>map(Reading.UnknownMember::new)
        .orElseGet(() -> new Reading.Read(new JsonBody(object.get())));
  }

  /// What is to be changed may also say that it is a merge patch (RFC 7396 §4), as it is.
  private static boolean isJson(HttpRequest request) {
    var types = request.headers().all("Content-Type");
    return types.size() == 1
        && request.headers().all("Content-Encoding").isEmpty()
        && isJson(
            types.getFirst().split(";", 2)[0].strip().toLowerCase(Locale.ROOT), request.method());
  }

  private static boolean isJson(String type, String method) {
    return type.equals("application/json")
        || (method.equals("PATCH") && type.equals("application/merge-patch+json"));
  }

  /// Only UTF-8 is JSON here (RFC 8259 §8.1).
  private static Optional<String> text(byte[] body) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  public Set<String> names() {
    return Set.copyOf(fields.propertyNames());
  }

  /// The member, if it was sent.
  public Optional<JsonNode> get(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /// The member, if it is a text.
  public Optional<String> text(String name) {
    return get(name).filter(JsonNode::isString).map(JsonNode::stringValue);
  }

  /// The member, if it is a truth value.
  public Optional<Boolean> flag(String name) {
    return get(name).filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
  }

  /// The member, if it is a list of texts.
  public Optional<List<String>> texts(String name) {
    return get(name)
        .filter(list -> list.isArray() && list.valueStream().allMatch(JsonNode::isString))
        .map(list -> list.valueStream().map(JsonNode::stringValue).toList());
  }

  /// The member, if it is an object.
  public Optional<ObjectNode> object(String name) {
    return get(name).filter(JsonNode::isObject).map(ObjectNode.class::cast);
  }

  /// Whether the member was sent as `null`.
  public boolean isNull(String name) {
    return get(name).filter(JsonNode::isNull).isPresent();
  }
}
