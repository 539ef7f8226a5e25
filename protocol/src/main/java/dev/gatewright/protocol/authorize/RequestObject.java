package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.internal.jose.Base64Url;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.oauth.Parameters;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What a request object says about where its refusal goes (OpenID Connect Core §6.1). Request
/// objects are not supported; a client that puts all its parameters into one still gets the error
/// in the way it can read.
///
/// Nothing here is verified, and nothing is believed but how and with which `state` to answer,
/// which anybody who can send the request could say as well.
final class RequestObject {
  private static final int LONGEST = 16 * 1024;

  private RequestObject() {}

  /// `response_mode` and `state` as sent, or else as the request object has them.
  static Parameters shown(Parameters sent) {
    var inside = sent.one("request").flatMap(RequestObject::payload);
    var shown = new Parameters.Builder();
    for (String name : new String[] {"response_mode", "state"}) {
      if (sent.has(name)) {
        sent.all(name).forEach(value -> shown.add(name, value));
      } else {
        inside.flatMap(claims -> Json.text(claims, name)).ifPresent(v -> shown.add(name, v));
      }
    }
    return shown.build();
  }

  private static Optional<ObjectNode> payload(String jwt) {
    var parts = jwt.split("\\.", -1);
    return jwt.length() > LONGEST || parts.length != 3
        ? Optional.empty()
        : Base64Url.decode(parts[1]).flatMap(Json::parseObject);
  }
}
