package dev.gatewright.client.logout;

import dev.gatewright.client.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/// A logout token (OpenID Connect Back-Channel Logout 1.0 §2.4): the provider says that a session,
/// or all sessions of a person, ended. At least one of `subject` and `sessionId` is there. Comes
/// from [LogoutTokens]; an application makes one itself in its tests alone. Immutable.
public final class LogoutToken {
  private static final int MAX_IDENTIFIER = 512;

  private final JsonObject claims;

  private LogoutToken(JsonObject claims) {
    this.claims = claims;
    if (subject().isEmpty() && sessionId().isEmpty()) {
      throw new IllegalArgumentException("a logout token names a subject, a session or both");
    }
  }

  /// A token of these claims, which were checked: `iss`, `jti`, `iat`, and `sub` or `sid`.
  ///
  /// @throws IllegalArgumentException if it names neither a person nor a session
  public static LogoutToken of(JsonObject claims) {
    return new LogoutToken(claims);
  }

  /// Who says so.
  public String issuer() {
    return claims.text("iss").orElse("");
  }

  /// Whose sessions ended, or whose session.
  public Optional<String> subject() {
    return identifier("sub");
  }

  /// Which session ended; every one of the subject where none is named.
  public Optional<String> sessionId() {
    return identifier("sid");
  }

  /// The token's own identifier.
  public String jwtId() {
    return identifier("jti").orElse("");
  }

  /// When it was made.
  public Instant issuedAt() {
    return claims.instant("iat").orElse(Instant.EPOCH);
  }

  /// Every claim.
  public JsonObject claims() {
    return claims;
  }

  private Optional<String> identifier(String name) {
    return claims.text(name).filter(text -> !text.isEmpty() && text.length() <= MAX_IDENTIFIER);
  }

  @Override
  public String toString() {
    return "LogoutToken[" + subject() + ", " + sessionId() + "]";
  }
}
