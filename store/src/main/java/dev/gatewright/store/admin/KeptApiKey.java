package dev.gatewright.store.admin;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.gatewright.identity.ApiKeyId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A key with which a program administers, as kept, without its secret. Role and permissions are
/// the words of whoever decides by them. Times are whole milliseconds.
///
/// @param issuer where it counts; none is everywhere
/// @param name what somebody calls it
/// @param addresses the blocks of addresses it may be used from; none is from anywhere
/// @param createdBy by what means it was made, such as `command line` or `api key key_...`
/// @param expiresAt when it stops by itself
/// @param revokedAt when somebody stopped it
/// @param lastUsedAt about when it was used last, a minute late at most
public record KeptApiKey(
    ApiKeyId id,
    Optional<IssuerId> issuer,
    String name,
    String role,
    List<String> permissions,
    List<String> addresses,
    Instant createdAt,
    String createdBy,
    Optional<Instant> expiresAt,
    Optional<Instant> revokedAt,
    Optional<Instant> lastUsedAt) {
  public KeptApiKey {
    permissions = List.copyOf(permissions);
    addresses = List.copyOf(addresses);
    createdAt = createdAt.truncatedTo(MILLIS);
    expiresAt = expiresAt.map(at -> at.truncatedTo(MILLIS));
    revokedAt = revokedAt.map(at -> at.truncatedTo(MILLIS));
    lastUsedAt = lastUsedAt.map(at -> at.truncatedTo(MILLIS));
  }

  /// Whether it has come to the end that it was given.
  public boolean isExpired(Instant now) {
    return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
  }
}
