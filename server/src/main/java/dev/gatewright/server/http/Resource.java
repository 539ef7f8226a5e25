package dev.gatewright.server.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All routes of one path pattern. Safe for use by many threads.
public final class Resource {
  private final String pattern;
  private final Map<String, Route> byMethod;
  private final String allow;

  Resource(String pattern, List<Route> routes) {
    this.pattern = pattern;
    var methods = new LinkedHashMap<String, Route>();
    for (var route : routes) {
      if (methods.putIfAbsent(route.method(), route) != null) {
        throw new IllegalArgumentException(
            "two routes for " + route.method() + " " + route.pattern());
      }
    }
    if (methods.containsKey("GET")) {
      methods.putIfAbsent("HEAD", methods.get("GET"));
    }
    this.byMethod = Collections.unmodifiableMap(methods);
    this.allow = String.join(", ", new ArrayList<>(methods.keySet()));
  }

  public String pattern() {
    return pattern;
  }

  public Optional<Route> route(String method) {
    return Optional.ofNullable(byMethod.get(method));
  }

  /// The value of the `Allow` header (RFC 9110 §10.2.1).
  String allow() {
    return allow;
  }

  /// How this resource's errors look when no route says so, as for an unknown method.
  ErrorFormat errors() {
    return byMethod.values().iterator().next().errors();
  }
}
