package dev.gatewright.client.internal;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.json.JsonObject;
import java.util.Base64;
import java.util.Optional;

/// The claims of a JWT whose signature is not looked at: of one that was checked when it came, or
/// that came straight from the token endpoint.
public final class UncheckedClaims {
  private UncheckedClaims() {}

  /// Empty for anything but a signed JWT.
  public static Optional<JsonObject> of(String jwt) {
    var parts = jwt.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      return JsonObject.parse(Base64.getUrlDecoder().decode(parts[1]))
          .map(claims ->
              claims.refusing(what ->
                  new IdpException.InvalidToken(
                      "id_token.malformed", "the token is malformed: " + what)));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
