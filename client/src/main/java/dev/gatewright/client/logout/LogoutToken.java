package dev.gatewright.client.logout;

import java.time.Instant;
import java.util.Optional;

/// A checked logout token (OpenID Connect Back-Channel Logout 1.0 §2.4): the provider says that a
/// session, or all sessions of a person, ended. At least one of `subject` and `sessionId` is there.
public record LogoutToken(
    String issuer,
    Optional<String> subject,
    Optional<String> sessionId,
    String jwtId,
    Instant issuedAt) {
  public LogoutToken {
    if (subject.isEmpty() && sessionId.isEmpty()) {
      throw new IllegalArgumentException("a logout token names a subject, a session or both");
    }
  }
}
