package dev.gatewright.server.http;

import java.util.List;
import java.util.Optional;

/// Reads the `Cookie` header (RFC 6265 §4.2.1). What does not look like a cookie is skipped: other
/// software on the same host sets such things, and they must not lock a person out.
final class CookieHeader {
  private CookieHeader() {}

  static Optional<String> find(String header, String name) {
    var at = 0;
    while (at < header.length()) {
      var end = header.indexOf(';', at);
      if (end < 0) {
        end = header.length();
      }
      while (at < end && (header.charAt(at) == ' ' || header.charAt(at) == '\t')) {
        at++;
      }
      var afterName = at + name.length();
      if (afterName < end && header.charAt(afterName) == '=' && header.startsWith(name, at)) {
        return Optional.of(unquoted(header.substring(afterName + 1, end).strip()));
      }
      at = end + 1;
    }
    return Optional.empty();
  }

  /// Adds the values of all cookies whose names begin with `prefix`.
  static void collect(String header, String prefix, List<String> values) {
    for (var part : header.split(";", -1)) {
      var cookie = part.strip();
      var equals = cookie.indexOf('=');
      if (equals >= prefix.length() && cookie.startsWith(prefix)) {
        values.add(unquoted(cookie.substring(equals + 1)));
      }
    }
  }

  private static String unquoted(String value) {
    var quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
