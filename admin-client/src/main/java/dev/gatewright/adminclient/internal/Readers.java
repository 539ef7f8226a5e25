package dev.gatewright.adminclient.internal;

import dev.gatewright.adminclient.call.Secret;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// How values of JSON are read; empty where one is of another type.
public final class Readers {
  private Readers() {}

  public static Optional<String> text(Object value) {
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  public static Optional<Secret> secret(Object value) {
    return text(value).map(Secret::of);
  }

  public static Optional<Boolean> flag(Object value) {
    return value instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  public static Optional<Long> whole(Object value) {
    if (value instanceof Integer || value instanceof Long) {
      return Optional.of(((Number) value).longValue());
    }
    return Optional.empty();
  }

  public static Optional<Double> number(Object value) {
    return value instanceof Number number && !(value instanceof BigInteger)
        ? Optional.of(number.doubleValue())
        : Optional.empty();
  }

  public static Optional<Instant> moment(Object value) {
    try {
      return text(value).map(Instant::parse);
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  /// Whatever it is, as the JDK has it: texts, numbers, lists and maps.
  public static Optional<Object> any(Object value) {
    return Optional.of(value);
  }

  /// A word of those that the server has, which may be more than this version knows.
  public static <T> Function<Object, Optional<T>> word(Function<String, T> maker) {
    return value -> text(value).map(maker);
  }

  public static <T> Function<Object, Optional<T>> object(Function<Members, T> maker) {
    return value -> map(value).map(Members::new).map(maker);
  }

  public static <T> Function<Object, Optional<List<T>>> list(Function<Object, Optional<T>> each) {
    return value -> {
      if (!(value instanceof List<?> list)) {
        return Optional.empty();
      }
      var read = new ArrayList<T>();
      for (var one : list) {
        var element = Optional.<Object>ofNullable(one).flatMap(each);
        if (element.isEmpty()) {
          return Optional.empty();
        }
        read.add(element.get());
      }
      return Optional.of(Collections.unmodifiableList(read));
    };
  }

  public static <T> Function<Object, Optional<Map<String, T>>> map(
      Function<Object, Optional<T>> each) {
    return value -> {
      if (!(value instanceof Map<?, ?> map)) {
        return Optional.empty();
      }
      var read = new LinkedHashMap<String, T>();
      for (var entry : map.entrySet()) {
        var member = Optional.<Object>ofNullable(entry.getValue()).flatMap(each);
        if (member.isEmpty()) {
          return Optional.empty();
        }
        read.put(String.valueOf(entry.getKey()), member.get());
      }
      return Optional.of(Collections.unmodifiableMap(read));
    };
  }

  /// An object with whatever members, as it came.
  @SuppressWarnings("unchecked")
  public static Optional<Map<String, Object>> map(Object value) {
    return value instanceof Map<?, ?> map
        ? Optional.of(Collections.unmodifiableMap((Map<String, Object>) map))
        : Optional.empty();
  }
}
