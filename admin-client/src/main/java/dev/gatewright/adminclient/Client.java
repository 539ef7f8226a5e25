// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.Map;

/// `Client`, as the server tells it. Later versions may tell more.
///
/// @param clientId what addresses and requests name it by
/// @param status whether it is served
/// @param hasSecret whether it proves itself with a secret
/// @param settings as they were declared, without secret and signing key
/// @param hasSigningKey whether it shares a key for its tokens
/// @param createdAt when it was declared first
/// @param updatedAt when it was changed last
public record Client(
    String clientId,
    ClientStatus status,
    boolean hasSecret,
    Map<String, Object> settings,
    boolean hasSigningKey,
    Instant createdAt,
    Instant updatedAt) {
  static Client of(Members json) {
    return new Client(
        json.required("client_id", Readers::text),
        json.required("status", Readers.word(ClientStatus::new)),
        json.required("has_secret", Readers::flag),
        json.required("settings", Readers::map),
        json.required("has_signing_key", Readers::flag),
        json.required("created_at", Readers::moment),
        json.required("updated_at", Readers::moment));
  }
}
