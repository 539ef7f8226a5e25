package dev.gatewright.store.admin;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Instant;
import java.util.Optional;

/// A link that makes whoever opens it an administrator, as kept, without its secret. Times are
/// whole milliseconds.
///
/// @param reach where what it gives counts
/// @param isFirst whether it counts only while there is no owner
/// @param createdBy by what means it was made, such as `command line` or `administrator usr_...`
public record KeptAdministratorLink(
    LinkId id,
    Reach reach,
    String role,
    boolean isFirst,
    Instant createdAt,
    String createdBy,
    Instant expiresAt) {
  public KeptAdministratorLink {
    createdAt = createdAt.truncatedTo(MILLIS);
    expiresAt = expiresAt.truncatedTo(MILLIS);
  }

  /// The issuer that it is about; none is everywhere.
  public Optional<IssuerId> issuer() {
    return reach.issuer();
  }
}
