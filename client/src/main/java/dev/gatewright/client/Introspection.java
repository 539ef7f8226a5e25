package dev.gatewright.client;

import dev.gatewright.client.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the provider says about a token (RFC 7662 §2.2).
///
/// @param active false for every token that this client should not act on; then nothing else is
///   said
public record Introspection(boolean active, JsonObject claims) {

  /// Whose token it is.
  public Optional<String> subject() {
    return claims.text("sub");
  }

  /// The client that the token was issued to.
  public Optional<String> clientId() {
    return claims.text("client_id");
  }

  /// When it expires.
  public Optional<Instant> expiresAt() {
    return claims.instant("exp");
  }

  /// The scope values it has.
  public Set<String> scopes() {
    return claims.text("scope").stream()
        .flatMap(text -> Arrays.stream(text.split(" ")))
        .filter(value -> !value.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
