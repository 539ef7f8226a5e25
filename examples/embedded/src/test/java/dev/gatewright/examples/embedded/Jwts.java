package dev.gatewright.examples.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What anybody can read in a JWT.
final class Jwts {
  private static final JsonMapper JSON = new JsonMapper();

  private Jwts() {}

  static JsonNode header(String jwt) {
    return part(jwt, 0);
  }

  static JsonNode claims(String jwt) {
    return part(jwt, 1);
  }

  private static JsonNode part(String jwt, int index) {
    var parts = jwt.split("\\.", -1);
    if (parts.length != 3) {
      throw new AssertionError("not a JWT");
    }
    return JSON.readTree(new String(Base64.getUrlDecoder().decode(parts[index]), UTF_8));
  }
}
