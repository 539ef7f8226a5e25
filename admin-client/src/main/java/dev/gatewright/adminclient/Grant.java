// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.Optional;

/// `Grant`, as the server tells it. Later versions may tell more.
///
/// @param id what addresses and tokens name it by
/// @param user whose it is: a person's id, or a PIN's
/// @param clientId which client has it
/// @param scope what was allowed
/// @param session in which session it was given
/// @param organization for which organization
/// @param createdAt when it was given
/// @param expiresAt when it ends by itself
public record Grant(
    String id,
    String user,
    String clientId,
    String scope,
    Optional<String> session,
    Optional<String> organization,
    Instant createdAt,
    Instant expiresAt) {
  static Grant of(Members json) {
    return new Grant(
        json.required("id", Readers::text),
        json.required("user", Readers::text),
        json.required("client_id", Readers::text),
        json.required("scope", Readers::text),
        json.optional("session", Readers::text),
        json.optional("organization", Readers::text),
        json.required("created_at", Readers::moment),
        json.required("expires_at", Readers::moment));
  }
}
