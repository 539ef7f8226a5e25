package dev.gatewright.protocol.internal.issue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatewright.protocol.internal.jose.Base64Url;
import dev.gatewright.protocol.internal.jose.JwtExpectation;
import dev.gatewright.protocol.internal.jose.JwtSigner;
import dev.gatewright.protocol.internal.jose.JwtVerification;
import dev.gatewright.protocol.internal.jose.JwtVerifier;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.protocol.seal.SignedFormKeys;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Codes and refresh tokens as JWTs that their holder can read (RFC 7519 §3).
///
/// The JWT carries the opaque value and nothing that is trusted: what the value is worth is decided
/// in the same way in both forms. Its `typ` says what it is, so that it passes for nothing else
/// (RFC 8725 §3.11). It is signed with a secret key of the issuer's and of this one purpose: no
/// other party has to verify it, and a rotation of the public keys, which serves those who verify
/// access tokens, ends no refresh token.
public final class SignedForm {
  /// How every JWT of ours in this form begins, so that an access token is not taken apart in vain.
  private static final String HEAD =
      Base64Url.encode("{\"alg\":\"HS256\",\"kid\":".getBytes(US_ASCII));

  private final SignedFormKeys keys;
  private final JwtSigner signer;
  private final JwtVerifier verifier;

  public SignedForm(SignedFormKeys keys, JwtSigner signer, JwtVerifier verifier) {
    this.keys = keys;
    this.signer = signer;
    this.verifier = verifier;
  }

  /// What is written in this form.
  public enum Kind {
    AUTHORIZATION_CODE(SealType.AUTHORIZATION_CODE, "ac+jwt", "auth_code_id"),
    REFRESH_TOKEN(SealType.REFRESH_TOKEN, "rt+jwt", "refresh_token_id");

    private final SealType type;
    private final String typ;
    private final String claim;

    Kind(SealType type, String typ, String claim) {
      this.type = type;
      this.typ = typ;
      this.claim = claim;
    }
  }

  /// Writes a value with what its holder may read beside it.
  public String write(Issuer issuer, Kind kind, ObjectNode claims, String value) {
    claims.put(kind.claim, value);
    var kid = keys.currentKid(issuer.id());
    var key = keys.byKid(issuer.id(), kind.type, kid).orElseThrow();
    return signer.sign(key, kid, kind.typ, Json.bytes(claims));
  }

  /// The value inside a JWT of this issuer and kind, or `text` itself when it is no JWT, so that a
  /// host can change from one form to the other while tokens live.
  public Optional<String> read(Issuer issuer, Kind kind, String text) {
    if (text.indexOf('.') < 0) {
      return Optional.of(text);
    }
    if (!text.startsWith(HEAD)) {
      return Optional.empty();
    }
    // When the value ends is written inside it.
    var expected = JwtExpectation.liveOrExpired(kind.typ);
    return switch (verifier.verify(
        text, kid -> keys.byKid(issuer.id(), kind.type, kid), expected)) {
      case JwtVerification.Verified verified -> Json.text(verified.claims(), kind.claim);
      case JwtVerification.Rejected rejected -> Optional.empty();
    };
  }
}
