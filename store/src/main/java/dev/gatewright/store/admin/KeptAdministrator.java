package dev.gatewright.store.admin;

import dev.gatewright.identity.User;
import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Instant;
import java.util.Optional;

/// Somebody's mandate as kept. The role is the word of whoever decides by it.
///
/// @param reach where it counts
/// @param createdBy by what means it was given, such as `command line` or `administrator usr_...`
public record KeptAdministrator(
    User user, Reach reach, String role, Instant createdAt, String createdBy) {
  /// The issuer that it is about; none is everywhere.
  public Optional<IssuerId> issuer() {
    return reach.issuer();
  }
}
