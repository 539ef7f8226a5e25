package dev.gatewright.protocol.token;

import dev.gatewright.protocol.internal.json.Json;
import java.time.Duration;
import java.util.Optional;

/// A successful token response (RFC 6749 §5.1, OpenID Connect Core §3.1.3.3).
public final class TokenResponse {
  private final String accessToken;
  private final Duration expiresIn;
  private final Optional<String> refreshToken;
  private final Optional<String> idToken;
  private final String scope;
  private final Optional<String> issuedTokenType;

  TokenResponse(
      String accessToken,
      Duration expiresIn,
      Optional<String> refreshToken,
      Optional<String> idToken,
      String scope,
      Optional<String> issuedTokenType) {
    this.accessToken = accessToken;
    this.expiresIn = expiresIn;
    this.refreshToken = refreshToken;
    this.idToken = idToken;
    this.scope = scope;
    this.issuedTokenType = issuedTokenType;
  }

  public String accessToken() {
    return accessToken;
  }

  public Duration expiresIn() {
    return expiresIn;
  }

  public Optional<String> refreshToken() {
    return refreshToken;
  }

  public Optional<String> idToken() {
    return idToken;
  }

  /// The scope that was granted, as clients part it; empty where there is none.
  public String scope() {
    return scope;
  }

  /// What a token exchange issued (RFC 8693 §2.2.1); absent elsewhere.
  public Optional<String> issuedTokenType() {
    return issuedTokenType;
  }

  TokenResponse withIssuedTokenType(String type) {
    return new TokenResponse(
        accessToken, expiresIn, refreshToken, idToken, scope, Optional.of(type));
  }

  /// The response body as UTF-8 JSON.
  public byte[] json() {
    var body = Json.object();
    body.put("access_token", accessToken);
    body.put("token_type", "Bearer");
    body.put("expires_in", expiresIn.toSeconds());
    refreshToken.ifPresent(token -> body.put("refresh_token", token));
    idToken.ifPresent(token -> body.put("id_token", token));
    if (!scope.isEmpty()) {
      body.put("scope", scope);
    }
    issuedTokenType.ifPresent(type -> body.put("issued_token_type", type));
    return Json.bytes(body);
  }

  @Override
  public String toString() {
    return "TokenResponse[***, " + expiresIn + "]";
  }
}
