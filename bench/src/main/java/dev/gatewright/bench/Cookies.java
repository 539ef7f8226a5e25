package dev.gatewright.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What one browser keeps between its requests. For one thread.
final class Cookies {
  private final Map<String, String> kept = new LinkedHashMap<>();

  /// The answer, whose cookies are kept.
  Answer of(Answer answer) {
    for (String cookie : answer.headers("set-cookie")) {
      int equals = cookie.indexOf('=');
      kept.put(cookie.substring(0, equals), cookie.substring(equals + 1, cookie.indexOf(';')));
    }
    return answer;
  }

  /// The value of the header `Cookie`, which is always sent.
  String sent() {
    return kept.isEmpty()
        ? "none=1"
        : kept.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
  }
}
