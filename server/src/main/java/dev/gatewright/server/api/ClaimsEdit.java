package dev.gatewright.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.json.JsonBody;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The `claims` of a body, as a merge patch of one level (RFC 7396): each that is named is written,
/// and `null` takes one away.
record ClaimsEdit(Map<String, Object> written, Set<String> removed) {
  private static final int MOST_DIGITS = 40;

  /// Absent where a value is none that can be kept.
  static Optional<ClaimsEdit> of(JsonBody body) {
    var removed = new HashSet<String>();
    var written = JsonNodeFactory.instance.objectNode();
    for (var claim : body.get("claims").map(JsonNode::properties).orElse(Set.of())) {
      if (claim.getValue().isNull()) {
        removed.add(claim.getKey());
      } else if (isKeepable(claim.getValue())) {
        written.set(claim.getKey(), claim.getValue());
      } else {
        return Optional.empty();
      }
    }
    var fields = JsonText.fields(new String(JsonText.write(written), UTF_8));
    return Optional.of(new ClaimsEdit(fields, removed));
  }

  /// Without `null` inside it, and with no number that would become another one.
  private static boolean isKeepable(JsonNode value) {
    return switch (value) {
      case JsonNode list when list.isArray() -> list.valueStream().allMatch(ClaimsEdit::isKeepable);
      case JsonNode object when object.isObject() ->
          object.valueStream().allMatch(ClaimsEdit::isKeepable);
      case JsonNode whole when whole.isIntegralNumber() -> whole.canConvertToLong();
      case JsonNode number when number.isNumber() -> isShort(number);
      case JsonNode other -> !other.isNull();
    };
  }

  /// A few letters can name a number of a billion digits.
  private static boolean isShort(JsonNode number) {
    if (!Double.isFinite(number.asDouble(Double.POSITIVE_INFINITY))) {
      return false;
    }
    var value = number.decimalValue();
    return Math.abs((long) value.scale()) <= MOST_DIGITS && value.precision() <= MOST_DIGITS;
  }
}
