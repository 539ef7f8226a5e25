// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `Invitation`, as the server tells it. Later versions may tell more.
///
/// @param id what addresses name it by
/// @param email where it was mailed
/// @param title what they would be
/// @param scopes what they would be let do
/// @param inviter the id of the member who asks
/// @param createdAt when it was mailed
/// @param expiresAt until when it can be answered
public record Invitation(
    String id,
    String email,
    Optional<String> title,
    List<String> scopes,
    Optional<String> inviter,
    Instant createdAt,
    Instant expiresAt) {
  static Invitation of(Members json) {
    return new Invitation(
        json.required("id", Readers::text),
        json.required("email", Readers::text),
        json.optional("title", Readers::text),
        json.required("scopes", Readers.list(Readers::text)),
        json.optional("inviter", Readers::text),
        json.required("created_at", Readers::moment),
        json.required("expires_at", Readers::moment));
  }
}
