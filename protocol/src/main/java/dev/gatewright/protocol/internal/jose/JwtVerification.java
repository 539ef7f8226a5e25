package dev.gatewright.protocol.internal.jose;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What came of checking one of our own tokens.
public sealed interface JwtVerification {
  /// A token that one of our keys signed, of an expected type and, unless allowed, not expired.
  ///
  /// @param claims the JSON object of claims; shared between callers, so read only
  /// @param expiresAt absent when the token has no `exp`
  record Verified(JwtHeader header, JsonNode claims, Optional<Instant> expiresAt)
      implements JwtVerification {}

  /// Not a token to act upon.
  ///
  /// @param reason a short text for logs and tests; it holds nothing of the token
  record Rejected(String reason) implements JwtVerification {}
}
