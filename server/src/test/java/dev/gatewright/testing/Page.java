package dev.gatewright.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a person has before them after a step, and how they came there.
///
/// @param uri what the address bar says
/// @param status 0 where the browser stopped because nobody serves that address
/// @param hops every request of the step, the redirected ones too
public record Page(URI uri, int status, HttpHeaders headers, String body, List<Hop> hops) {
  private static final Pattern UNSEEN =
      Pattern.compile("(?is)<(script|style|head)\\b.*?</\\1>|<[^>]*>");

  /// One request and how it was answered.
  public record Hop(String method, URI uri, int status) {}

  public Page {
    hops = List.copyOf(hops);
  }

  /// The words on the page, without the marks that keep the order of words in two directions.
  public String text() {
    return Form.decoded(UNSEEN.matcher(body).replaceAll(" "))
        .replaceAll("[\u2066-\u2069]", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  public List<Form> forms() {
    return Form.of(uri, body);
  }

  /// The query of the address bar.
  public Map<String, String> query() {
    return query(uri);
  }

  /// The query of the first request of this step whose path ends so.
  public Map<String, String> queryOf(String pathEnd) {
    return hops.stream()
        .map(Hop::uri)
        .filter(uri -> uri.getPath().endsWith(pathEnd))
        .findFirst()
        .map(Page::query)
        .orElseThrow(() -> new AssertionError(pathEnd + " was not visited: " + hops));
  }

  private static Map<String, String> query(URI uri) {
    var values = new LinkedHashMap<String, String>();
    if (uri.getRawQuery() != null) {
      for (var pair : uri.getRawQuery().split("&", -1)) {
        var parts = pair.split("=", 2);
        values.put(
            URLDecoder.decode(parts[0], UTF_8),
            parts.length > 1 ? URLDecoder.decode(parts[1], UTF_8) : "");
      }
    }
    return values;
  }
}
