package dev.gatewright.server.upstream;

import dev.gatewright.client.json.JsonObject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a value stands in a provider's answer: a member's name, names with dots between, or a JSON
/// pointer (RFC 6901). A member that is called like the whole text comes first, since names of
/// claims may have dots and slashes in them (OpenID Connect Core §5.1.2).
///
/// What is there and of another type than the one asked for reads as absent: what a provider writes
/// beside the standard is its own affair.
final class ClaimPath {
  private ClaimPath() {}

  /// A text, or a whole number in its digits: ids may be numbers, and are kept exactly.
  static Optional<String> id(JsonObject document, List<String> paths) {
    return first(document, paths)
        .flatMap(value -> {
          if (value instanceof Integer || value instanceof Long || value instanceof BigInteger) {
            return Optional.of(value.toString());
          }
          return value instanceof String text ? Optional.of(text) : Optional.empty();
        })
        .filter(text -> !text.isBlank());
  }

  static Optional<String> text(JsonObject document, List<String> paths) {
    return paths.stream()
        .flatMap(path -> at(document, path).stream())
        .filter(value -> value instanceof String text && !text.isBlank())
        .map(String.class::cast)
        .findFirst();
  }

  /// True, as JSON has it or as the texts and numbers that some providers write for it.
  static boolean isTrue(JsonObject document, List<String> paths) {
    var value = first(document, paths);
    return value.filter(ClaimPath::isYes).isPresent();
  }

  private static boolean isYes(Object value) {
    return value.equals(true) || value.equals("true") || value.equals(1) || value.equals("1");
  }

  /// The texts of a list; none when something else is there.
  static List<String> texts(JsonObject document, List<String> paths, int most) {
    var texts = new ArrayList<String>();
    if (first(document, paths).orElse(null) instanceof List<?> list) {
      for (var item : list) {
        if (item instanceof String text && texts.size() < most) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  private static Optional<Object> first(JsonObject document, List<String> paths) {
    return paths.stream().flatMap(path -> at(document, path).stream()).findFirst();
  }

  private static Optional<Object> at(JsonObject document, String path) {
    var whole = Optional.ofNullable(document.asMap().get(path));
    if (whole.isPresent()) {
      return whole;
    }
    var pointer = path.startsWith("/");
    Optional<Object> value = Optional.of(document.asMap());
    for (var name : pointer ? path.substring(1).split("/", -1) : path.split("\\.", -1)) {
      var member = pointer ? name.replace("~1", "/").replace("~0", "~") : name;
      value = value.flatMap(object -> member(object, member));
    }
    return value;
  }

  private static Optional<Object> member(Object object, String name) {
    if (object instanceof Map<?, ?> map) {
      return Optional.ofNullable(map.get(name));
    }
    return object instanceof List<?> list && name.matches("[0-9]{1,4}")
        ? Optional.<Object>ofNullable(
            Integer.parseInt(name) < list.size() ? list.get(Integer.parseInt(name)) : null)
        : Optional.empty();
  }
}
