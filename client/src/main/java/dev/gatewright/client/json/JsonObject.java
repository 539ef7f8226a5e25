package dev.gatewright.client.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// A JSON object (RFC 8259 §4) whose members are asked for by name and type.
///
/// Every member of every document that a provider sends is read through here. A member that is
/// there and of **another type than the one asked for is an error, never an absent member**: a
/// `scope` that is a number must not read as the scope that was asked for. Which error it is, the
/// reader of the document decides once, with [#refusing]; unless that was called it is an
/// [IllegalArgumentException]. A member that is `null` counts as absent.
///
/// Immutable: the maps and lists it hands out cannot be changed.
public final class JsonObject {
  /// The longest text that is read, in bytes.
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

  private static final Function<String, RuntimeException> UNEXPECTED =
      IllegalArgumentException::new;

  private static final JsonObject EMPTY = new JsonObject(Map.of(), "", UNEXPECTED);

  private final Map<String, Object> members;
  private final String path;
  private final Function<String, ? extends RuntimeException> refusal;

  private JsonObject(
      Map<String, Object> members,
      String path,
      Function<String, ? extends RuntimeException> refusal) {
    this.members = members;
    this.path = path;
    this.refusal = refusal;
  }

  /// An object without members.
  public static JsonObject empty() {
    return EMPTY;
  }

  /// An object of these members; values are strings, numbers, booleans, lists and maps.
  public static JsonObject of(Map<String, ?> members) {
    return new JsonObject(
        Collections.unmodifiableMap(new LinkedHashMap<>(members)), "", UNEXPECTED);
  }

  /// Reads one object. Empty when the text is anything else: another JSON value, a repeated member
  /// name, trailing text, or too long or too deep.
  public static Optional<JsonObject> parse(byte[] utf8) {
    try {
      var read = READER.<Map<String, Object>>readValue(utf8);
      return read == null
          ? Optional.empty()
          : Optional.of(new JsonObject(Collections.unmodifiableMap(read), "", UNEXPECTED));
    } catch (JacksonException notAnObject) {
      return Optional.empty();
    }
  }

  /// Reads one object, as [#parse(byte\[\])] does.
  public static Optional<JsonObject> parse(String text) {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Reads what this program wrote itself, as JSON text. Empty for `null` and for any text that the
  /// reader does not take, one with a member of another type included.
  public static <T> Optional<T> read(
      @Nullable String text, Function<JsonObject, Optional<T>> reader) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return parse(text).map(each -> each.refusing(OtherType::new)).flatMap(reader);
    } catch (OtherType notOurs) {
      return Optional.empty();
    }
  }

  /// The same object, with what is thrown when a member is of another type than the one asked for.
  ///
  /// @param complaint makes the exception of a text such as `the member exp is not a time`
  public JsonObject refusing(Function<String, ? extends RuntimeException> complaint) {
    return new JsonObject(members, path, complaint);
  }

  /// A member that is a string.
  public Optional<String> text(String name) {
    var value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(text);
    }
    throw wrong(name, "a string");
  }

  /// A member that is `true` or `false`.
  public Optional<Boolean> bool(String name) {
    var value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Boolean bool) {
      return Optional.of(bool);
    }
    throw wrong(name, "true or false");
  }

  /// A member that is a number, cut to a whole one.
  public Optional<Long> integer(String name) {
    return number(name, "a number").map(whole -> inRange(whole, name, "a number"));
  }

  /// A member that is a `NumericDate`: seconds since 1970, perhaps with a fraction (RFC 7519 §2).
  public Optional<Instant> instant(String name) {
    if (members.get(name) instanceof Integer whole) {
      return Optional.of(Instant.ofEpochSecond(whole));
    }
    var seconds = number(name, "a time").map(whole -> inRange(whole, name, "a time"));
    try {
      return seconds.map(Instant::ofEpochSecond);
    } catch (DateTimeException outOfTime) {
      throw wrong(name, "a time");
    }
  }

  private Optional<BigInteger> number(String name, String expected) {
    var value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof Number number)) {
      throw wrong(name, expected);
    }
    var exact = new BigDecimal(number.toString());
    // So that nobody makes a number of a billion digits of a short text.
    if (exact.precision() - exact.scale() > Long.SIZE) {
      throw wrong(name, expected);
    }
    return Optional.of(exact.toBigInteger());
  }

  private long inRange(BigInteger number, String name, String expected) {
    if (number.bitLength() >= Long.SIZE) {
      throw wrong(name, expected);
    }
    return number.longValue();
  }

  /// A member that is a string or an array of strings, as `aud` is (RFC 7519 §4.1.3); none when it
  /// is absent.
  public List<String> texts(String name) {
    var value = members.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof String one) {
      return List.of(one);
    }
    if (!(value instanceof List<?> list)) {
      throw wrong(name, "a string or an array of strings");
    }
    var texts = new ArrayList<String>(list.size());
    for (var each : list) {
      if (!(each instanceof String text)) {
        throw wrong(name, "a string or an array of strings");
      }
      texts.add(text);
    }
    return Collections.unmodifiableList(texts);
  }

  /// A member that is an object.
  public Optional<JsonObject> object(String name) {
    var value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    return Optional.of(asObject(value, name).orElseThrow(() -> wrong(name, "an object")));
  }

  /// The objects in a member that is an array; what is no object in it is left out. None when it is
  /// absent.
  public List<JsonObject> objects(String name) {
    var value = members.get(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw wrong(name, "an array");
    }
    var objects = new ArrayList<JsonObject>(list.size());
    for (var index = 0; index < list.size(); index++) {
      asObject(list.get(index), name + "[" + index + "]").ifPresent(objects::add);
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

  private Optional<JsonObject> asObject(@Nullable Object value, String name) {
    if (!(value instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    @SuppressWarnings("unchecked")
    var inner = (Map<String, Object>) map;
    return Optional.of(
        new JsonObject(Collections.unmodifiableMap(inner), path + name + ".", refusal));
  }

  private RuntimeException wrong(String name, String expected) {
    return refusal.apply("the member " + path + name + " is not " + expected);
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

  /// A text that this program did not write.
  private static final class OtherType extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OtherType(String what) {
      super(what, null, false, false);
    }
  }
}
