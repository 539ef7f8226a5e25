package dev.gatewright.server.tenants;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON merge patches (RFC 7396): what is named replaces what is there, `null` takes it away, and
/// objects are gone into.
final class MergePatch {
  private MergePatch() {}

  /// The target as the patch wants it; neither of the two changes.
  static ObjectNode apply(ObjectNode target, ObjectNode patch) {
    var result = target.deepCopy();
    patch
        .properties()
        .forEach(member -> {
          if (member.getValue().isNull()) {
            result.remove(member.getKey());
          } else {
            result.set(member.getKey(), merged(result.get(member.getKey()), member.getValue()));
          }
        });
    return result;
  }

  /// `target` may be null, where there is nothing.
  private static JsonNode merged(JsonNode target, JsonNode patch) {
    if (!(patch instanceof ObjectNode changes)) {
      return patch.deepCopy();
    }
    return apply(
        target instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode(),
        changes);
  }
}
