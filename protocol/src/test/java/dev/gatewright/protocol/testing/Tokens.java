package dev.gatewright.protocol.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.token.TokenResult;
import dev.gatewright.protocol.wire.HttpReply;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An outcome of the token endpoint as a client would look at it.
public record Tokens(TokenResult result) {

  /// The body of the answer, whatever it is.
  public ObjectNode body() {
    return switch (result) {
      case TokenResult.Issued issued -> object(issued.reply().body());
      case TokenResult.Refused refused -> object(refused.reply().body());
    };
  }

  public boolean isIssued() {
    return result instanceof TokenResult.Issued;
  }

  public String access() {
    return text("access_token");
  }

  public String refresh() {
    return text("refresh_token");
  }

  public String id() {
    return text("id_token");
  }

  public JsonNode accessClaims() {
    return claims(access());
  }

  public JsonNode idClaims() {
    return claims(id());
  }

  public Reason reason() {
    return refused().refusal().reason();
  }

  public String error() {
    return text("error");
  }

  public HttpReply reply() {
    return result.reply();
  }

  private TokenResult.Refused refused() {
    if (result instanceof TokenResult.Refused refused) {
      return refused;
    }
    throw new AssertionError("tokens were issued: " + body().propertyNames());
  }

  private String text(String member) {
    return Json.text(body(), member)
        .orElseThrow(() -> new AssertionError("no " + member + " in " + body()));
  }

  /// The claims of a JWT, unverified.
  public static JsonNode claims(String jwt) {
    return part(jwt, 1);
  }

  /// The header of a JWT.
  public static JsonNode header(String jwt) {
    return part(jwt, 0);
  }

  private static JsonNode part(String jwt, int index) {
    return object(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[index]));
  }

  /// An object as it is sent.
  public static ObjectNode object(byte[] json) {
    return Json.parseObject(json)
        .orElseThrow(() -> new AssertionError("not JSON: " + new String(json, UTF_8)));
  }
}
