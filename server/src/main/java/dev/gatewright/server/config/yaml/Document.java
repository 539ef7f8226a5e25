package dev.gatewright.server.config.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A JSON object in one canonical text: keys sorted, no spaces. Two documents that mean the same
/// are equal, and the store keeps the text. A document never holds a secret.
public final class Document {
  /// An object without members.
  public static final Document EMPTY = new Document("{}");

  private final String json;

  private Document(String json) {
    this.json = json;
  }

  public static Document of(ObjectNode object) {
    return new Document(new String(JsonText.write(sorted(object)), UTF_8));
  }

  /// Reads a text that the store kept.
  ///
  /// @throws IllegalArgumentException when it is not a JSON object, which means a damaged store
  public static Document parse(String json) {
    try {
      if (JsonText.read(json) instanceof ObjectNode object) {
        return of(object);
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not a JSON object", e);
    }
    throw new IllegalArgumentException("not a JSON object");
  }

  /// As [#parse]; empty where that would not do. What is compared with it then differs in every
  /// key, so that applying a file mends it.
  public static Document parseOrEmpty(String json) {
    try {
      return parse(json);
    } catch (IllegalArgumentException _) {
      return EMPTY;
    }
  }

  /// The canonical text.
  public String json() {
    return json;
  }

  /// The JSON of one member.
  public Optional<String> text(String key) {
    return Optional.of(tree().path(key))
        .filter(node -> !node.isMissingNode())
        .map(Object::toString);
  }

  /// The document as a tree of its own, which the caller may change.
  public ObjectNode tree() {
    return (ObjectNode) JsonText.read(json);
  }

  /// The top-level keys whose values differ between the two, sorted.
  public List<String> keysChangedTo(Document other) {
    var before = tree();
    var after = other.tree();
    var names = new TreeSet<String>();
    before.propertyNames().forEach(names::add);
    after.propertyNames().forEach(names::add);
    var changed = new ArrayList<String>();
    for (var name : names) {
      if (!before.path(name).equals(after.path(name))) {
        changed.add(name);
      }
    }
    return changed;
  }

  private static JsonNode sorted(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        var copy = JsonNodeFactory.instance.objectNode();
        new TreeSet<>(object.propertyNames())
            .forEach(name -> copy.set(name, sorted(object.get(name))));
        yield copy;
      }
      case ArrayNode array -> {
        var copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> copy.add(sorted(item)));
        yield copy;
      }
      default -> node;
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Document that && json.equals(that.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  @Override
  public String toString() {
    return json;
  }
}
