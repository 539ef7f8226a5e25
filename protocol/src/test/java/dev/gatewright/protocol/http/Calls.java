package dev.gatewright.protocol.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.wire.HttpReply;
import java.util.ArrayList;
import java.util.List;

/// Requests as an adapter would hand them over.
final class Calls {
  private static final String FORM = "application/x-www-form-urlencoded";

  private Calls() {}

  static HttpCall get(String path, String... headers) {
    return call("GET", path, "", "", headers);
  }

  static HttpCall get(String path, Params query, String... headers) {
    return call("GET", path, query.encoded(), "", headers);
  }

  static HttpCall post(String path, Params form, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", FORM));
    return call("POST", path, "", form.encoded(), all.toArray(String[]::new));
  }

  /// `headers` are names and values in turn.
  static HttpCall call(String method, String path, String query, String body, String... headers) {
    return HttpCall.builder(method, path)
        .query(query)
        .headers(name -> values(headers, name))
        .body(body.getBytes(UTF_8))
        .build();
  }

  private static List<String> values(String[] headers, String name) {
    var values = new ArrayList<String>();
    for (var i = 0; i < headers.length; i += 2) {
      if (headers[i].equalsIgnoreCase(name)) {
        values.add(headers[i + 1]);
      }
    }
    return values;
  }

  static String text(HttpReply reply) {
    return new String(reply.body(), UTF_8);
  }
}
