// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `ChangedClient`, as the server tells it. Later versions may tell more.
///
/// @param clientId what addresses and requests name it by
/// @param status whether it is served
/// @param hasSecret whether it proves itself with a secret
/// @param secretLastUsedAt to the minute; absent where it never was
/// @param formerSecretUntil when the secret before stops working; absent where it does not work
/// @param formerSecretLastUsedAt when that one was last used
/// @param settings as they were declared, without secret and signing key
/// @param hasSigningKey whether it shares a key for its tokens
/// @param createdAt when it was declared first
/// @param updatedAt when it was changed last
/// @param clientSecret the one that was made, told this once
/// @param signingKey the one that was made, told this once
/// @param notes what is left to do elsewhere, or has no use as it is
public record ChangedClient(
    String clientId,
    ChangedClientStatus status,
    boolean hasSecret,
    Optional<Instant> secretLastUsedAt,
    Optional<Instant> formerSecretUntil,
    Optional<Instant> formerSecretLastUsedAt,
    ClientSettings settings,
    boolean hasSigningKey,
    Instant createdAt,
    Instant updatedAt,
    Optional<Secret> clientSecret,
    Optional<Secret> signingKey,
    Optional<List<String>> notes) {
  static ChangedClient of(Members json) {
    return new ChangedClient(
        json.required("client_id", Readers::text),
        json.required("status", Readers.word(ChangedClientStatus::new)),
        json.required("has_secret", Readers::flag),
        json.optional("secret_last_used_at", Readers::moment),
        json.optional("former_secret_until", Readers::moment),
        json.optional("former_secret_last_used_at", Readers::moment),
        json.required("settings", Readers.object(ClientSettings::of)),
        json.required("has_signing_key", Readers::flag),
        json.required("created_at", Readers::moment),
        json.required("updated_at", Readers::moment),
        json.optional("client_secret", Readers::secret),
        json.optional("signing_key", Readers::secret),
        json.optional("notes", Readers.list(Readers::text)));
  }
}
