package dev.gatewright.client.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// A JSON object (RFC 8259 §4) whose members are asked for by name and type. A member of another
/// type than the one asked for reads as absent, so a provider's odd value is handled like a missing
/// one.
///
/// Immutable: the maps and lists it hands out cannot be changed.
public final class JsonObject {
  /// The longest text that is read, in characters.
  public static final int MAX_LENGTH = 1024 * 1024;

  private static final int MAX_DEPTH = 32;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(MAX_LENGTH)
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(64)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  /// Knows how maps are read, so that it is not looked up for every token.
  private static final ObjectReader READER = MAPPER.readerFor(Map.class);

  private static final JsonObject EMPTY = new JsonObject(Map.of());

  private final Map<String, Object> members;

  private JsonObject(Map<String, Object> members) {
    this.members = members;
  }

  /// An object without members.
  public static JsonObject empty() {
    return EMPTY;
  }

  /// An object of these members; values are strings, numbers, booleans, lists and maps.
  public static JsonObject of(Map<String, ?> members) {
    return new JsonObject(Collections.unmodifiableMap(new LinkedHashMap<>(members)));
  }

  /// Reads one object. Empty when the text is anything else: another JSON value, a repeated member
  /// name, trailing text, or too long or too deep.
  public static Optional<JsonObject> parse(byte[] utf8) {
    try {
      var read = READER.<Map<String, Object>>readValue(utf8);
      return read == null
          ? Optional.empty()
          : Optional.of(new JsonObject(Collections.unmodifiableMap(read)));
    } catch (JacksonException notAnObject) {
      return Optional.empty();
    }
  }

  /// Reads one object, as [#parse(byte\[\])] does.
  public static Optional<JsonObject> parse(String text) {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /// A member that is a string.
  public Optional<String> text(String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /// A member that is `true` or `false`.
  public Optional<Boolean> bool(String name) {
    return members.get(name) instanceof Boolean bool ? Optional.of(bool) : Optional.empty();
  }

  /// A member that is a number, cut to a whole one.
  public Optional<Long> integer(String name) {
    return members.get(name) instanceof Number number
        ? Optional.of(number.longValue())
        : Optional.empty();
  }

  /// A member that is a `NumericDate`: seconds since 1970, perhaps with a fraction (RFC 7519 §2).
  public Optional<Instant> instant(String name) {
    var value = members.get(name);
    if (value instanceof Integer whole) {
      return Optional.of(Instant.ofEpochSecond(whole));
    }
    if (!(value instanceof Number number)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Instant.ofEpochSecond(new BigDecimal(number.toString()).toBigInteger().longValueExact()));
    } catch (ArithmeticException | DateTimeException | NumberFormatException outOfTime) {
      return Optional.empty();
    }
  }

  /// A member that is a string or an array of strings, as `aud` is (RFC 7519 §4.1.3). Empty when it
  /// is absent or holds anything else.
  public List<String> texts(String name) {
    var value = members.get(name);
    if (value instanceof String one) {
      return List.of(one);
    }
    if (!(value instanceof List<?> list)) {
      return List.of();
    }
    var texts = new ArrayList<String>(list.size());
    for (var each : list) {
      if (!(each instanceof String text)) {
        return List.of();
      }
      texts.add(text);
    }
    return Collections.unmodifiableList(texts);
  }

  /// A member that is an object.
  public Optional<JsonObject> object(String name) {
    return asObject(members.get(name));
  }

  /// The objects in a member that is an array; what is no object is left out.
  public List<JsonObject> objects(String name) {
    if (!(members.get(name) instanceof List<?> list)) {
      return List.of();
    }
    var objects = new ArrayList<JsonObject>(list.size());
    for (var each : list) {
      asObject(each).ifPresent(objects::add);
    }
    return Collections.unmodifiableList(objects);
  }

  /// True if a member of this name is there, `null` included.
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /// The members as a map, in the order read.
  public Map<String, Object> asMap() {
    return members;
  }

  /// The object as JSON text.
  public String toJson() {
    return MAPPER.writeValueAsString(members);
  }

  private static Optional<JsonObject> asObject(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    @SuppressWarnings("unchecked")
    var members = (Map<String, Object>) map;
    return Optional.of(new JsonObject(Collections.unmodifiableMap(members)));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonObject that && members.equals(that.members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  /// Names the members and not their values, which may be secret.
  @Override
  public String toString() {
    return "JsonObject" + members.keySet();
  }
}
