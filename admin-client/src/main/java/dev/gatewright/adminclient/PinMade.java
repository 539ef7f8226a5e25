// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `PinMade`, as the server tells it. Later versions may tell more.
///
/// @param id what addresses and tokens name it by
/// @param label what somebody calls it
/// @param privileges what tokens pass on
/// @param active whether it lets anybody in
/// @param createdAt when it was made
/// @param expiresAt when it stops by itself
/// @param revokedAt when somebody stopped it
/// @param digits told this once
public record PinMade(
    String id,
    String label,
    List<String> privileges,
    boolean active,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> revokedAt,
    Secret digits) {
  static PinMade of(Members json) {
    return new PinMade(
        json.required("id", Readers::text),
        json.required("label", Readers::text),
        json.required("privileges", Readers.list(Readers::text)),
        json.required("active", Readers::flag),
        json.required("created_at", Readers::moment),
        json.optional("expires_at", Readers::moment),
        json.optional("revoked_at", Readers::moment),
        json.required("digits", Readers::secret));
  }
}
