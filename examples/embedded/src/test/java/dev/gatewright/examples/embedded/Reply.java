package dev.gatewright.examples.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the server answered, as a client sees it.
record Reply(int status, Map<String, List<String>> headers, String body) {
  private static final JsonMapper JSON = new JsonMapper();

  static Reply of(HttpResponse<String> response) {
    return new Reply(response.statusCode(), response.headers().map(), response.body());
  }

  Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> String.join(" | ", header.getValue()))
        .findFirst();
  }

  JsonNode json() {
    return JSON.readTree(body);
  }

  /// A member of the JSON answer, as text.
  String member(String name) {
    var value = json().path(name);
    if (value.isMissingNode()) {
      throw new AssertionError("no " + name + " in " + status + " " + body);
    }
    return value.asString();
  }

  /// Where the browser is sent.
  URI location() {
    return URI.create(
        header("Location").orElseThrow(() -> new AssertionError("not sent on: " + this)));
  }

  /// What the browser brings back to the client in the query.
  Map<String, String> query() {
    return decoded(location().getRawQuery());
  }

  /// What the browser brings back to the client behind the `#`.
  Map<String, String> fragment() {
    return decoded(location().getRawFragment());
  }

  private static Map<String, String> decoded(String encoded) {
    var fields = new HashMap<String, String>();
    for (var pair : encoded.split("&", -1)) {
      var parts = pair.split("=", 2);
      fields.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
    }
    return fields;
  }

  /// The code that the browser brings back.
  String code() {
    return Optional.ofNullable(query().get("code"))
        .orElseThrow(() -> new AssertionError("no code: " + location()));
  }
}
