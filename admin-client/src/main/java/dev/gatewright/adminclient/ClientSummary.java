// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.Optional;

/// `ClientSummary`, as the server tells it. Later versions may tell more.
///
/// @param clientId what addresses and requests name it by
/// @param status whether it is served
/// @param hasSecret whether it proves itself with a secret
/// @param secretLastUsedAt to the minute; absent where it never was
/// @param formerSecretUntil when the secret before stops working; absent where it does not work
/// @param formerSecretLastUsedAt when that one was last used
/// @param settings as they were declared, without secret and signing key
public record ClientSummary(
    String clientId,
    ClientStatus status,
    boolean hasSecret,
    Optional<Instant> secretLastUsedAt,
    Optional<Instant> formerSecretUntil,
    Optional<Instant> formerSecretLastUsedAt,
    ClientSettings settings) {
  static ClientSummary of(Members json) {
    return new ClientSummary(
        json.required("client_id", Readers::text),
        json.required("status", Readers.word(ClientStatus::new)),
        json.required("has_secret", Readers::flag),
        json.optional("secret_last_used_at", Readers::moment),
        json.optional("former_secret_until", Readers::moment),
        json.optional("former_secret_last_used_at", Readers::moment),
        json.required("settings", Readers.object(ClientSettings::of)));
  }
}
