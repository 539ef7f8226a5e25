package dev.gatewright.server.account.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The body of a request: one JSON object of which every member is known.
final class ApiBody {
  private final ObjectNode fields;

  private ApiBody(ObjectNode fields) {
    this.fields = fields;
  }

  /// Answers by what came, or says why it could not be read.
  static HttpResponse read(
      HttpRequest request, Set<String> known, Function<ApiBody, HttpResponse> answer) {
    if (!isJson(request)) {
      return ApiProblem.CONTENT_TYPE.response();
    }
    var object = text(request.body()).flatMap(JsonText::foreignObject);
    if (object.isEmpty()) {
      return ApiProblem.BODY.response();
    }
    return object.get().propertyNames().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .map(ApiProblem.UNKNOWN_MEMBER::of)
        .orElseGet(() -> answer.apply(new ApiBody(object.get())));
  }

  private static boolean isJson(HttpRequest request) {
    var types = request.headers().all("Content-Type");
    return types.size() == 1
        && request.headers().all("Content-Encoding").isEmpty()
        && types
            .getFirst()
            .split(";", 2)[0]
            .strip()
            .toLowerCase(Locale.ROOT)
            .equals("application/json");
  }

  /// Only UTF-8 is JSON here (RFC 8259 §8.1).
  private static Optional<String> text(byte[] body) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  Set<String> names() {
    return Set.copyOf(fields.propertyNames());
  }

  /// The member, if it was sent.
  Optional<JsonNode> get(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /// The member, if it is a text.
  Optional<String> text(String name) {
    return get(name).filter(JsonNode::isString).map(JsonNode::stringValue);
  }
}
