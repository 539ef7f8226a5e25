// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `ApiKey`, as the server tells it. Later versions may tell more.
///
/// @param id what addresses name it by, and its program as the user
/// @param issuer where it counts; everywhere where none is said
/// @param name what somebody calls it
/// @param role what it may at the most
/// @param scopes what it may of that
/// @param from the addresses it comes from; any where none is said
/// @param state whether it counts
/// @param createdAt when it was made
/// @param createdBy by whom
/// @param expiresAt when it stops by itself
/// @param revokedAt when somebody stopped it
/// @param lastUsedAt to the minute
public record ApiKey(
    String id,
    Optional<String> issuer,
    String name,
    String role,
    List<String> scopes,
    List<String> from,
    ApiKeyState state,
    Instant createdAt,
    String createdBy,
    Optional<Instant> expiresAt,
    Optional<Instant> revokedAt,
    Optional<Instant> lastUsedAt) {
  static ApiKey of(Members json) {
    return new ApiKey(
        json.required("id", Readers::text),
        json.optional("issuer", Readers::text),
        json.required("name", Readers::text),
        json.required("role", Readers::text),
        json.required("scopes", Readers.list(Readers::text)),
        json.required("from", Readers.list(Readers::text)),
        json.required("state", Readers.word(ApiKeyState::new)),
        json.required("created_at", Readers::moment),
        json.required("created_by", Readers::text),
        json.optional("expires_at", Readers::moment),
        json.optional("revoked_at", Readers::moment),
        json.optional("last_used_at", Readers::moment));
  }
}
