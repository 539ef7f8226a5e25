package dev.gatewright.adminclient.internal;

import dev.gatewright.adminclient.call.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What a request says: members by name, of which `null` is one to be taken away and one that was
/// never named stays as it is. Immutable.
public final class Body {
  private static final Body NOTHING = new Body(Map.of());

  private final Map<String, @Nullable Object> members;

  private Body(Map<String, @Nullable Object> members) {
    this.members = members;
  }

  public static Body nothing() {
    return NOTHING;
  }

  /// The same with this member, in place of one of its name.
  public Body with(String name, @Nullable Object value) {
    var more = new LinkedHashMap<String, @Nullable Object>(members);
    more.put(name, copy(value));
    return new Body(Collections.unmodifiableMap(more));
  }

  /// What the caller changes later is not in it; a list or a map is.
  private static @Nullable Object copy(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      var copy = new LinkedHashMap<Object, @Nullable Object>();
      map.forEach((name, each) -> copy.put(name, copy(each)));
      return Collections.unmodifiableMap(copy);
    }
    return value instanceof List<?> list ? list.stream().map(Body::copy).toList() : value;
  }

  /// As parameters of an address.
  Map<String, String> parameters() {
    var parameters = new LinkedHashMap<String, String>();
    members.forEach((name, value) -> parameters.put(name, parameter(value)));
    return parameters;
  }

  private static String parameter(@Nullable Object value) {
    return value instanceof Iterable<?> several
        ? StreamSupport.stream(several.spliterator(), false)
            .map(String::valueOf)
            .collect(Collectors.joining(","))
        : String.valueOf(value);
  }

  /// In clear, for the request alone.
  Map<String, @Nullable Object> revealed() {
    var revealed = new LinkedHashMap<String, @Nullable Object>();
    members.forEach((name, value) -> revealed.put(name, revealed(value)));
    return revealed;
  }

  private static @Nullable Object revealed(@Nullable Object value) {
    if (value instanceof Secret secret) {
      return secret.reveal();
    }
    if (value instanceof Body body) {
      return body.revealed();
    }
    if (value instanceof Map<?, ?> map) {
      var revealed = new LinkedHashMap<String, @Nullable Object>();
      map.forEach((name, each) -> revealed.put(String.valueOf(name), revealed(each)));
      return revealed;
    }
    return value instanceof List<?> list ? list.stream().map(Body::revealed).toList() : value;
  }

  /// Names the members and not their values, which may be secret.
  @Override
  public String toString() {
    return members.keySet().toString();
  }
}
