package dev.gatewright.protocol.internal.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatewright.protocol.internal.json.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A signed token taken apart, nothing of it trusted yet.
///
/// Read more strictly than RFC 7515 §5.2 asks: one encoding for each token, no member twice, no
/// `crit`, no unencoded payload, at most 16 KiB.
///
/// @param signingInput the bytes that the signature covers
record CompactJws(JwtHeader header, byte[] signingInput, JsonNode claims, byte[] signature) {
  static final int MAX_LENGTH = 16 * 1024;

  /// Takes a text apart; empty when it is no such token.
  static Optional<CompactJws> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    var first = text.indexOf('.');
    var second = text.indexOf('.', first + 1);
    if (first <= 0 || second < 0 || text.indexOf('.', second + 1) >= 0) {
      return Optional.empty();
    }
    var header = object(text.substring(0, first)).flatMap(CompactJws::header);
    var claims = object(text.substring(first + 1, second));
    var signature = Base64Url.decode(text.substring(second + 1));
    if (header.isEmpty() || claims.isEmpty() || signature.isEmpty()) {
      return Optional.empty();
    }
    var input = text.substring(0, second).getBytes(US_ASCII);
    return Optional.of(new CompactJws(header.get(), input, claims.get(), signature.get()));
  }

  private static Optional<ObjectNode> object(String encoded) {
    return Base64Url.decode(encoded).flatMap(Json::parseObject);
  }

  private static Optional<JwtHeader> header(JsonNode json) {
    var alg = json.get("alg");
    if (alg == null || !alg.isString() || json.has("crit") || json.has("b64")) {
      return Optional.empty();
    }
    if (!isAbsentOrString(json, "kid") || !isAbsentOrString(json, "typ")) {
      return Optional.empty();
    }
    return Optional.of(
        new JwtHeader(alg.stringValue(), optionalText(json, "kid"), optionalText(json, "typ")));
  }

  private static boolean isAbsentOrString(JsonNode json, String name) {
    var value = json.get(name);
    return value == null || value.isString();
  }

  private static Optional<String> optionalText(JsonNode json, String name) {
    return Optional.ofNullable(json.get(name)).map(JsonNode::stringValue);
  }
}
