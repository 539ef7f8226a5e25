package dev.gatewright.protocol.issue;

import dev.gatewright.protocol.Issuer;
import dev.gatewright.protocol.jose.JwtExpectation;
import dev.gatewright.protocol.jose.JwtSigner;
import dev.gatewright.protocol.jose.JwtVerification;
import dev.gatewright.protocol.jose.JwtVerifier;
import dev.gatewright.protocol.json.Json;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.SigningKeys;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Codes and refresh tokens as JWTs that their holder can read (RFC 7519 §3).
///
/// The JWT carries the opaque value and nothing that is trusted: what the value is worth is decided
/// in the same way in both forms. Its `typ` says what it is, so that it passes for nothing else
/// (RFC 8725 §3.11).
public final class SignedForm {
  private final SigningKeys keys;
  private final JwtSigner signer;
  private final JwtVerifier verifier;

  public SignedForm(SigningKeys keys, JwtSigner signer, JwtVerifier verifier) {
    this.keys = keys;
    this.signer = signer;
    this.verifier = verifier;
  }

  /// What is written in this form.
  public enum Kind {
    AUTHORIZATION_CODE("ac+jwt", "auth_code_id"),
    REFRESH_TOKEN("rt+jwt", "refresh_token_id");

    private final String typ;
    private final String claim;

    Kind(String typ, String claim) {
      this.typ = typ;
      this.claim = claim;
    }
  }

  /// Writes a value with what its holder may read beside it.
  public String write(Issuer issuer, Kind kind, ObjectNode claims, String value) {
    claims.put(kind.claim, value);
    return signer.sign(keys.current(issuer.id(), Algorithm.ES256), kind.typ, Json.bytes(claims));
  }

  /// The value inside a JWT of this issuer and kind, or `text` itself when it is no JWT, so that a
  /// host can change from one form to the other while tokens live.
  public Optional<String> read(Issuer issuer, Kind kind, String text) {
    if (text.indexOf('.') < 0) {
      return Optional.of(text);
    }
    var keysOfIssuer = keys.published(issuer.id());
    return switch (verifier.verify(
        issuer.id(), text, keysOfIssuer, JwtExpectation.liveOrExpired(kind.typ))) {
      case JwtVerification.Verified verified -> Json.text(verified.claims(), kind.claim);
      case JwtVerification.Rejected rejected -> Optional.empty();
    };
  }
}
