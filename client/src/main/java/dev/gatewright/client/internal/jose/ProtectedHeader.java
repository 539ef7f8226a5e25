package dev.gatewright.client.internal.jose;

import dev.gatewright.client.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The part of a JWS header that is acted on (RFC 7515 §4.1). Keys that a token brings along or
/// points to (`jwk`, `jku`, `x5c`, `x5u`) are not looked at (RFC 8725 §3.10).
record ProtectedHeader(String alg, Optional<String> kid, JsonObject members) {
  private static final int MAX_TEXT = 512;

  /// Reads the first part of a compact JWS. Empty if it is none.
  static Optional<ProtectedHeader> parse(String text) {
    var decoded = Base64Url.decode(text).map(utf8 -> new String(utf8, StandardCharsets.UTF_8));
    return decoded.flatMap(json -> JsonObject.read(json, ProtectedHeader::of));
  }

  private static Optional<ProtectedHeader> of(JsonObject members) {
    return members
        .text("alg")
        .filter(alg -> isShort(members.text("kid")) && isShort(members.text("typ")))
        .map(alg -> new ProtectedHeader(alg, members.text("kid"), members));
  }

  /// False if it names something that must be understood and is not: any `crit` (RFC 7515 §4.1.11),
  /// and `b64`, which needs one (RFC 7797 §6).
  boolean isUnderstood() {
    return !members.has("crit") && !members.has("b64");
  }

  private static boolean isShort(Optional<String> text) {
    return text.filter(value -> value.length() > MAX_TEXT).isEmpty();
  }
}
