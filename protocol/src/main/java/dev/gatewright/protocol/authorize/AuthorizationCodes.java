package dev.gatewright.protocol.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.internal.issue.Authorizations.Terms;
import dev.gatewright.protocol.internal.issue.SignedForm;
import dev.gatewright.protocol.internal.issue.SignedForm.Kind;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.CodeChallenge;
import dev.gatewright.protocol.oauth.Impersonation;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes and reads authorization codes.
public final class AuthorizationCodes {
  private final SealedCodes sealed;
  private final SignedForm signed;
  private final EngineOptions options;

  public AuthorizationCodes(SealedCodes sealed, SignedForm signed, EngineOptions options) {
    this.sealed = sealed;
    this.signed = signed;
    this.options = options;
  }

  /// The id of a new code.
  String newId() {
    return sealed.randomId();
  }

  /// The code's wire form.
  public String write(Issuer issuer, AuthorizationCode code) {
    var doc = Json.object();
    doc.put("i", code.id());
    doc.put("c", code.client().value());
    doc.put("r", code.redirectUri());
    doc.put("rs", code.redirectUriSent());
    code.codeChallenge().ifPresent(challenge -> writeChallenge(doc, challenge));
    doc.put("x", code.expiresAt().toEpochMilli());
    writeTerms(doc, code.terms());
    code.nonce().ifPresent(nonce -> doc.put("n", nonce));
    doc.put("t", code.issuedAt().toEpochMilli());
    doc.put("e", code.epoch());
    var opaque = sealed.write(issuer, doc, code.expiresAt());
    return switch (options.authorizationCodes()) {
      case OPAQUE -> opaque;
      case JWT -> signed.write(issuer, Kind.AUTHORIZATION_CODE, readable(code), opaque);
    };
  }

  private static void writeTerms(ObjectNode doc, Terms terms) {
    doc.put("s", terms.subject().value());
    terms.session().ifPresent(session -> doc.put("sid", session.value()));
    doc.put("sc", terms.scope().toString());
    if (!terms.resources().isEmpty()) {
      doc.set("re", Json.array(terms.resources()));
    }
    doc.put("at", terms.authTime().toEpochMilli());
    doc.set("am", Json.array(terms.amr()));
    terms.acr().ifPresent(acr -> doc.put("ac", acr));
    terms.organization().ifPresent(organization -> doc.put("o", organization));
    terms.claims().ifPresent(claims -> doc.put("cl", claims));
    terms.impersonation().ifPresent(by -> writeImpersonation(doc.putObject("im"), by));
  }

  private static void writeImpersonation(ObjectNode doc, Impersonation by) {
    doc.put("s", by.actor().value());
    doc.put("i", by.issuer());
    doc.put("u", by.until().toEpochMilli());
  }

  private static Optional<Impersonation> readImpersonation(ObjectNode doc) {
    return doc.get("im") instanceof ObjectNode by
        ? Optional.of(
            new Impersonation(
                new SubjectId(required(by, "s")),
                required(by, "i"),
                Instant.ofEpochMilli(by.path("u").asLong())))
        : Optional.empty();
  }

  /// What a signed code tells its holder.
  private ObjectNode readable(AuthorizationCode code) {
    var claims = Json.object();
    claims.put("client_id", code.client().value());
    claims.put("redirect_uri", code.redirectUri());
    claims.put("user_id", code.terms().subject().value());
    claims.put("scope", options.scopeText(code.terms().scope()));
    claims.put("expire_time", code.expiresAt().getEpochSecond());
    return claims;
  }

  /// Reads a presented code; absent when it is not one of this issuer. An expired one is read, so
  /// that its expiry can be told.
  public Optional<AuthorizationCode> read(Issuer issuer, String text) {
    return signed
        .read(issuer, Kind.AUTHORIZATION_CODE, text)
        .flatMap(value -> sealed.read(issuer, value))
        .map(AuthorizationCodes::read);
  }

  private static AuthorizationCode read(ObjectNode doc) {
    return new AuthorizationCode(
        required(doc, "i"),
        new ClientId(required(doc, "c")),
        required(doc, "r"),
        doc.path("rs").asBoolean(true),
        readChallenge(doc),
        Json.text(doc, "n"),
        readTerms(doc),
        Instant.ofEpochMilli(doc.path("t").asLong()),
        Instant.ofEpochMilli(doc.path("x").asLong()),
        doc.path("e").asInt());
  }

  private static Terms readTerms(ObjectNode doc) {
    return new Terms(
        new SubjectId(required(doc, "s")),
        Json.text(doc, "sid").map(SessionId::new),
        Scope.parse(required(doc, "sc")).orElseThrow(),
        texts(doc.path("re")),
        Json.text(doc, "o"),
        Json.text(doc, "cl"),
        Instant.ofEpochMilli(doc.path("at").asLong()),
        new LinkedHashSet<>(texts(doc.path("am"))),
        Json.text(doc, "ac"),
        Optional.empty(),
        readImpersonation(doc));
  }

  static void writeChallenge(ObjectNode doc, CodeChallenge challenge) {
    doc.put("ch", challenge.value());
    if (challenge.method() != CodeChallenge.Method.S256) {
      doc.put("cm", challenge.method().name());
    }
  }

  static Optional<CodeChallenge> readChallenge(ObjectNode doc) {
    var method =
        Json.text(doc, "cm").map(CodeChallenge.Method::valueOf).orElse(CodeChallenge.Method.S256);
    return Json.text(doc, "ch").map(value -> new CodeChallenge(value, method));
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
