package dev.gatewright.server.provider;

import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.wire.ParsedBody;
import dev.gatewright.server.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a developer sent, as far as it helps to find a mistake and is no secret: which application,
/// where to, for what. The query of a redirect URI is left out, since it may hold anything.
final class Sent {
  private static final List<String> NAMES =
      List.of("client_id", "grant_type", "response_type", "redirect_uri", "scope");
  private static final int LONGEST = 200;

  private Sent() {}

  /// By parameter, in the order of the table above; what was not sent is not there.
  static Map<String, String> of(HttpRequest request) {
    var sent = new LinkedHashMap<String, String>();
    put(request.query(), sent);
    if (request.method().equals("POST") && request.form() instanceof ParsedBody.Form(var form)) {
      put(form, sent);
    }
    return sent;
  }

  private static void put(Parameters parameters, Map<String, String> sent) {
    for (var name : NAMES) {
      parameters.first(name).ifPresent(value -> sent.put(name, shortened(name, value)));
    }
  }

  private static String shortened(String name, String value) {
    var question = value.indexOf('?');
    var whole = name.equals("redirect_uri") && question >= 0 ? value.substring(0, question) : value;
    return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST) + "...";
  }
}
