package dev.gatewright.client.jose;

import dev.gatewright.client.json.JsonObject;
import java.util.Optional;

/// The part of a JWS header that is acted on (RFC 7515 §4.1). Keys that a token brings along or
/// points to (`jwk`, `jku`, `x5c`, `x5u`) are not looked at (RFC 8725 §3.10).
record ProtectedHeader(String alg, Optional<String> kid, JsonObject members) {
  private static final int MAX_TEXT = 512;

  /// Reads the first part of a compact JWS. Empty if it is none.
  static Optional<ProtectedHeader> parse(String text) {
    return Base64Url.decode(text)
        .flatMap(JsonObject::parse)
        .filter(members -> members.text("alg").isPresent())
        .filter(members -> isAbsentOrShort(members, "kid") && isAbsentOrShort(members, "typ"))
        .map(members ->
            new ProtectedHeader(members.text("alg").orElseThrow(), members.text("kid"), members));
  }

  /// False if it names something that must be understood and is not: any `crit` (RFC 7515 §4.1.11),
  /// and `b64`, which needs one (RFC 7797 §6).
  boolean isUnderstood() {
    return !members.has("crit") && !members.has("b64");
  }

  private static boolean isAbsentOrShort(JsonObject members, String name) {
    return !members.has(name)
        || members.text(name).filter(text -> text.length() <= MAX_TEXT).isPresent();
  }
}
