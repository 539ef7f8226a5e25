package dev.gatewright.server.tenants;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// One setting that a change gives another value; absent is the default. Secrets have neither
/// value.
///
/// @param key its path, such as `access_token.lifetime`
public record Difference(String key, Optional<JsonNode> before, Optional<JsonNode> after) {
  static Difference secret(String key) {
    return new Difference(key, Optional.empty(), Optional.empty());
  }

  /// Whether it is about a secret, of which nothing is told but that it is another one.
  public boolean isSecret() {
    return before.isEmpty() && after.isEmpty();
  }

  /// Whether it is a list of which some is new or gone.
  public boolean isList() {
    return !added().isEmpty() || !removed().isEmpty();
  }

  /// What of a list is new; empty where it is none, or where its order alone changed.
  public List<JsonNode> added() {
    return more(before, after);
  }

  /// What of a list is gone.
  public List<JsonNode> removed() {
    return more(after, before);
  }

  private static List<JsonNode> more(Optional<JsonNode> than, Optional<JsonNode> list) {
    if (!(than.orElse(null) instanceof ArrayNode old)
        || !(list.orElse(null) instanceof ArrayNode now)) {
      return List.of();
    }
    var left = new ArrayList<JsonNode>();
    now.forEach(left::add);
    old.forEach(left::remove);
    return List.copyOf(left);
  }

  /// The same seen from the other side.
  Difference reversed() {
    return new Difference(key, after, before);
  }
}
