package dev.gatewright.server.tenants;

import dev.gatewright.server.config.yaml.Document;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// What differs between two documents, one setting at a time. Not thread-safe.
final class Differences {
  /// What the things in a list are told apart by, where they have parts.
  private static final List<String> NAMES = List.of("id", "name");

  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9+/=]{64,}");

  private final List<Difference> found = new ArrayList<>();

  private Differences() {}

  static List<Difference> between(Document before, Document after) {
    var differences = new Differences();
    differences.members("", before.tree(), after.tree());
    return List.copyOf(differences.found);
  }

  private void members(String path, JsonNode before, JsonNode after) {
    var names = new TreeSet<>(before.propertyNames());
    names.addAll(after.propertyNames());
    names.forEach(name -> value(path.isEmpty() ? name : path + "." + name, before, after, name));
  }

  private void value(String path, JsonNode before, JsonNode after, String name) {
    compare(path, before.path(name), after.path(name));
  }

  private void compare(String path, JsonNode before, JsonNode after) {
    if (before.equals(after)) {
      return;
    }
    int told = found.size();
    if (hasParts(before) && hasParts(after)) {
      members(path, before, after);
    } else if (before instanceof ArrayNode old && after instanceof ArrayNode now) {
      items(path, old, now);
    }
    if (found.size() == told) {
      found.add(new Difference(path, shown(path, before), shown(path, after)));
    }
  }

  /// Whether it is compared part by part, to which what is not there has none.
  private static boolean hasParts(JsonNode node) {
    return node.isObject() || node.isMissingNode();
  }

  /// Things that have names are found again wherever they stand in the list.
  private void items(String path, ArrayNode before, ArrayNode after) {
    for (var key : NAMES) {
      var old = named(before, key);
      var now = named(after, key);
      if (old.isPresent() && now.isPresent()) {
        var all = new LinkedHashMap<>(old.get());
        all.putAll(now.get());
        for (var name : all.keySet()) {
          item(
              path + "." + name,
              Optional.ofNullable(old.get().get(name)),
              Optional.ofNullable(now.get().get(name)));
        }
        return;
      }
    }
  }

  private void item(String path, Optional<JsonNode> before, Optional<JsonNode> after) {
    if (before.isPresent() && after.isPresent()) {
      compare(path, before.get(), after.get());
    } else {
      found.add(new Difference(path, before, after));
    }
  }

  /// The things by their names; absent where one has none, or two have the same.
  private static Optional<Map<String, JsonNode>> named(ArrayNode list, String key) {
    var names = new LinkedHashMap<String, JsonNode>();
    for (var item : list) {
      if (!item.path(key).isString() || names.put(item.path(key).stringValue(), item) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(names);
  }

  /// Of a file, how long it is, and enough to tell it from another.
  private static Optional<JsonNode> shown(String path, JsonNode node) {
    if (node instanceof MissingNode) {
      return Optional.empty();
    }
    if (path.endsWith(".data") && node.isString() && FILE.matcher(node.stringValue()).matches()) {
      return Optional.of(JsonNodeFactory.instance.stringNode(digest(node.stringValue())));
    }
    return Optional.of(node instanceof ObjectNode object ? object.deepCopy() : node);
  }

  private static String digest(String base64) {
    int bytes = base64.length() / 4 * 3;
    return bytes + " bytes, " + HexFormat.of().toHexDigits(base64.hashCode());
  }
}
