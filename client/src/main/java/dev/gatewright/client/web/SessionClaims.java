package dev.gatewright.client.web;

import dev.gatewright.client.json.JsonObject;
import java.util.Base64;
import java.util.Optional;

/// The claims of an ID token that was verified when it came and kept in a session since.
final class SessionClaims {
  private SessionClaims() {}

  static Optional<JsonObject> of(String idToken) {
    var parts = idToken.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      return JsonObject.parse(Base64.getUrlDecoder().decode(parts[1]));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
