package dev.gatewright.protocol.internal.issue;

import dev.gatewright.protocol.internal.issue.SignedForm.Kind;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.seal.RefreshTokenCodec;
import dev.gatewright.protocol.seal.RefreshTokenValue;
import java.util.Optional;

/// Refresh tokens as they leave and come back (RFC 6749 §1.5).
public final class RefreshTokens {
  private final RefreshTokenCodec codec;
  private final SignedForm signed;
  private final EngineOptions options;

  public RefreshTokens(RefreshTokenCodec codec, SignedForm signed, EngineOptions options) {
    this.codec = codec;
    this.signed = signed;
    this.options = options;
  }

  /// What the first token of a grant says.
  RefreshTokenValue first(Issuer issuer, GrantHandle handle, int epoch) {
    return codec.first(issuer.id(), handle, epoch);
  }

  /// Writes a token of `grant`, which is issued with the access token `jti`.
  public String write(Issuer issuer, Grant grant, RefreshTokenValue value, String jti) {
    var opaque = codec.encode(issuer.id(), value);
    return switch (options.refreshTokens()) {
      case OPAQUE -> opaque;
      case JWT -> {
        var claims = Json.object();
        claims.put("client_id", grant.client().value());
        claims.put("user_id", grant.subject().value());
        claims.put("access_token_id", jti);
        claims.put("scope", options.scopeText(grant.scope()));
        claims.put("expire_time", grant.expiresAt().getEpochSecond());
        yield signed.write(issuer, Kind.REFRESH_TOKEN, claims, opaque);
      }
    };
  }

  /// Reads a token of this issuer; absent for anything else.
  public Optional<RefreshTokenValue> read(Issuer issuer, String text) {
    return signed
        .read(issuer, Kind.REFRESH_TOKEN, text)
        .flatMap(value -> codec.decode(issuer.id(), value));
  }
}
