package dev.gatewright.protocol.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.Issuer;
import dev.gatewright.protocol.json.Json;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.CodeChallenge;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.seal.SealType;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes and reads authorization codes.
public final class AuthorizationCodes {
  private final SealedState sealed;

  public AuthorizationCodes(SealedState sealed) {
    this.sealed = sealed;
  }

  /// The code's wire form.
  public String write(Issuer issuer, AuthorizationCode code) {
    var doc = Json.object();
    doc.put("i", code.id());
    doc.put("c", code.client().value());
    doc.put("r", code.redirectUri());
    doc.put("rs", code.redirectUriSent());
    code.codeChallenge().ifPresent(challenge -> doc.put("ch", challenge.value()));
    doc.put("s", code.subject().value());
    code.session().ifPresent(session -> doc.put("sid", session.value()));
    doc.put("sc", code.scope().toString());
    if (!code.resources().isEmpty()) {
      doc.set("re", Json.array(code.resources()));
    }
    code.nonce().ifPresent(nonce -> doc.put("n", nonce));
    doc.put("at", code.authTime().toEpochMilli());
    doc.set("am", Json.array(code.amr()));
    code.acr().ifPresent(acr -> doc.put("ac", acr));
    code.organization().ifPresent(organization -> doc.put("o", organization));
    code.claims().ifPresent(claims -> doc.put("cl", claims));
    doc.put("t", code.issuedAt().toEpochMilli());
    doc.put("e", code.epoch());
    return sealed.write(issuer, SealType.AUTHORIZATION_CODE, doc, code.expiresAt());
  }

  /// Reads a presented code; absent when it is not one of this issuer. An expired one is read, so
  /// that its expiry can be told.
  public Optional<AuthorizationCode> read(Issuer issuer, String text) {
    return sealed.read(issuer, SealType.AUTHORIZATION_CODE, text).map(AuthorizationCodes::read);
  }

  private static AuthorizationCode read(ObjectNode doc) {
    return new AuthorizationCode(
        required(doc, "i"),
        new ClientId(required(doc, "c")),
        required(doc, "r"),
        doc.path("rs").asBoolean(true),
        Json.text(doc, "ch").map(CodeChallenge::new),
        new SubjectId(required(doc, "s")),
        Json.text(doc, "sid").map(SessionId::new),
        Scope.parse(required(doc, "sc")).orElseThrow(),
        texts(doc.path("re")),
        Json.text(doc, "n"),
        Instant.ofEpochMilli(doc.path("at").asLong()),
        new LinkedHashSet<>(texts(doc.path("am"))),
        Json.text(doc, "ac"),
        Json.text(doc, "o"),
        Json.text(doc, "cl"),
        Instant.ofEpochMilli(doc.path("t").asLong()),
        doc.path("e").asInt());
  }

  static String required(ObjectNode doc, String name) {
    return Json.text(doc, name)
        .orElseThrow(() -> new IllegalStateException("we sealed no " + name));
  }

  static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::stringValue).toList();
  }

  /// The bytes under which single use is recorded.
  public static byte[] idBytes(AuthorizationCode code) {
    return code.id().getBytes(UTF_8);
  }
}
