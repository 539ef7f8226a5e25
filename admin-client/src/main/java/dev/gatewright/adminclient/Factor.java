// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.Optional;

/// `Factor`, as the server tells it. Later versions may tell more.
///
/// @param id what addresses name it by
/// @param method such as `passkey` or `totp`
/// @param name what the person calls it
/// @param createdAt when it was set up
public record Factor(String id, String method, Optional<String> name, Instant createdAt) {
  static Factor of(Members json) {
    return new Factor(
        json.required("id", Readers::text),
        json.required("method", Readers::text),
        json.optional("name", Readers::text),
        json.required("created_at", Readers::moment));
  }
}
