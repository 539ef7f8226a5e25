package dev.gatewright.client.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The cookies of a request (RFC 6265 §4.2).
///
/// A cookie that is there twice counts as absent: one of the two was put there by another host of
/// the same domain, and which one cannot be told.
final class Cookies {
  /// The longest header that is read, in characters; a longer one has no cookies.
  public static final int MAX_LENGTH = 64 * 1024;

  /// How many cookies are read; a header with more has none.
  public static final int MAX_COOKIES = 300;

  private final Map<String, List<String>> values;

  private Cookies(Map<String, List<String>> values) {
    this.values = values;
  }

  /// The cookies that a request brought.
  public static Cookies of(WebExchange exchange) {
    // HTTP/2 may split the header (RFC 9113 §8.2.3).
    return parse(String.join("; ", exchange.headers("Cookie")));
  }

  /// The cookies in the value of a `Cookie` header.
  public static Cookies parse(String header) {
    var values = new LinkedHashMap<String, List<String>>();
    if (header.length() > MAX_LENGTH) {
      return new Cookies(values);
    }
    var count = 0;
    for (var pair : header.split(";", -1)) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        if (++count > MAX_COOKIES) {
          return new Cookies(Map.of());
        }
        var name = pair.substring(0, equals).strip();
        values
            .computeIfAbsent(name, unused -> new ArrayList<>())
            .add(unquoted(pair.substring(equals + 1).strip()));
      }
    }
    return new Cookies(values);
  }

  /// The value of the cookie with this name, if there is exactly one.
  public Optional<String> one(String name) {
    var all = values.getOrDefault(name, List.of());
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /// True if there is at least one cookie with this name.
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /// The names, in the order sent.
  public Set<String> names() {
    return values.keySet();
  }

  private static String unquoted(String value) {
    var quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /// Names the cookies, not their values.
  @Override
  public String toString() {
    return "Cookies" + values.keySet();
  }
}
