package dev.gatewright.client.internal.jose;

import dev.gatewright.client.json.JsonObject;
import java.util.Locale;

/// A JWT whose signature was checked; what its claims say was not.
public record VerifiedJwt(JsonObject header, JsonObject claims) {

  /// What kind of token it says it is: `typ` in lower case and without `application/` (RFC 7515
  /// §4.1.9), `jwt` when it does not say (RFC 7519 §5.1).
  public String type() {
    var typ = header.text("typ").orElse("jwt").toLowerCase(Locale.ROOT);
    return typ.startsWith("application/") ? typ.substring("application/".length()) : typ;
  }
}
