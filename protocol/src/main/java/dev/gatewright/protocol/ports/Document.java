package dev.gatewright.protocol.ports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.internal.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the engine writes of a row and reads back whole: a JSON object that a store keeps as the
/// text it is.
///
/// A store looks at nothing in it, so a field that a later engine adds breaks no store and no store
/// can lose it. What a statement must decide by stands in columns of its own beside the document.
///
/// [#version()] grows when a field changes its meaning, and a reader refuses a version that it does
/// not know. A field that is merely new needs no new version: who does not know it keeps it, also
/// in what [#with] makes. Immutable; two are equal when their texts are.
public final class Document {
  /// The version of the documents that this program writes.
  public static final int VERSION = 1;

  private static final String FORMAT = "v";

  private final ObjectNode fields;
  private final String text;

  private Document(ObjectNode fields) {
    this.fields = fields;
    this.text = new String(Json.bytes(fields), UTF_8);
  }

  private Document(ObjectNode fields, String text) {
    this.fields = fields;
    this.text = text;
  }

  /// One without fields, in the version that this program writes.
  public static Document empty() {
    return new Document(Json.object().put(FORMAT, VERSION));
  }

  /// One with these fields, in this order, written once.
  static Document of(SequencedMap<String, Object> values) {
    var fields = Json.object().put(FORMAT, VERSION);
    values.forEach((name, value) -> fields.set(name, Json.node(value)));
    return new Document(fields);
  }

  /// Reads what [#text()] gave. Throws [IllegalArgumentException] when it is no document, or one
  /// that only a later program can read.
  public static Document kept(String text) {
    var fields =
        Json.parseObject(text)
            .orElseThrow(() -> new IllegalArgumentException("the text is no document"));
    var version = fields.path(FORMAT).asInt(0);
    if (version < 1 || version > VERSION) {
      throw new IllegalArgumentException(
          "a document of version %s, and this program reads up to %s".formatted(version, VERSION));
    }
    return new Document(fields, text);
  }

  /// The document as it is kept.
  public String text() {
    return text;
  }

  /// The format that it is written in.
  public int version() {
    return fields.path(FORMAT).asInt();
  }

  /// A copy in which the field has this value: text, truth value, whole number, list or map of
  /// them.
  public Document with(String name, Object value) {
    var copy = fields.deepCopy();
    copy.set(name, Json.node(value));
    return new Document(copy);
  }

  /// A copy with the field, or without it where there is no value.
  public Document with(String name, Optional<?> value) {
    if (value.isPresent()) {
      return with(name, value.get());
    }
    if (!fields.has(name)) {
      return this;
    }
    var copy = fields.deepCopy();
    copy.remove(name);
    return new Document(copy);
  }

  /// A copy with a list of texts, or without the field where the list is empty.
  public Document with(String name, Collection<String> values) {
    return with(name, values.isEmpty() ? Optional.empty() : Optional.<Object>of(values));
  }

  /// The text of that name, if there is one.
  public Optional<String> text(String name) {
    return Json.text(fields, name);
  }

  /// The whole number of this name.
  public Optional<Long> number(String name) {
    return fields.get(name) instanceof JsonNode value && value.isIntegralNumber()
        ? Optional.of(value.longValue())
        : Optional.empty();
  }

  /// The list of texts of that name; empty where there is none.
  public List<String> texts(String name) {
    return fields.path(name).valueStream().map(JsonNode::stringValue).toList();
  }

  /// The object of that name as JSON-ready Java values, if there is one.
  @SuppressWarnings("unchecked")
  public Optional<Map<String, Object>> object(String name) {
    return fields.get(name) instanceof ObjectNode object
        ? Optional.of((Map<String, Object>) Json.plain(object))
        : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Document document && text.equals(document.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /// Names the fields and not what they hold, which is about a person.
  @Override
  public String toString() {
    return "Document" + fields.propertyNames();
  }
}
