package dev.gatewright.server.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.wire.ParsedBody;
import dev.gatewright.server.http.HttpRequest;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a developer sent, as far as it helps to find a mistake and is no secret: which application,
/// where to, for what. Of a redirect URI only the place is told, since the rest may hold anything.
final class Sent {
  private static final List<String> NAMES =
      List.of("client_id", "grant_type", "response_type", "redirect_uri", "scope");
  private static final int LONGEST = 200;
  private static final int LONGEST_HEADER = 4096;
  private static final String BASIC = "Basic ";

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

  /// The application that the request names, by a parameter or by how it authenticates; it need not
  /// be one.
  static Optional<String> client(HttpRequest request) {
    return Optional.ofNullable(of(request).get("client_id"))
        .or(() -> request.header("Authorization").flatMap(Sent::user))
        .filter(ClientId::isValid);
  }

  /// The id of HTTP Basic, without what follows it (RFC 6749 §2.3.1).
  private static Optional<String> user(String authorization) {
    if (authorization.length() > LONGEST_HEADER
        || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    try {
      var decoded = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
      var text = new String(decoded, UTF_8);
      var colon = text.indexOf(':');
      return colon < 1
          ? Optional.empty()
          : Optional.of(URLDecoder.decode(text.substring(0, colon), UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Scheme, host and path; what else an address can have may be anything, a password or a token
  /// too.
  private static String place(String uri) {
    var end = uri.length();
    for (var mark : new char[] {'?', '#'}) {
      var at = uri.indexOf(mark);
      end = at >= 0 && at < end ? at : end;
    }
    var whole = uri.substring(0, end);
    var user = whole.lastIndexOf('@');
    var slashes = whole.indexOf("//");
    return user >= 0 && slashes >= 0 && slashes < user
        ? whole.substring(0, slashes + 2) + whole.substring(user + 1)
        : whole;
  }

  private static String shortened(String name, String value) {
    var whole = name.equals("redirect_uri") ? place(value) : value;
    return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST) + "...";
  }
}
