// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.Optional;

/// `ClientSecret`, as the server tells it. Later versions may tell more.
///
/// @param clientSecret the new one, told this once
/// @param formerSecretUntil until when the one before works
public record ClientSecret(Secret clientSecret, Optional<Instant> formerSecretUntil) {
  static ClientSecret of(Members json) {
    return new ClientSecret(
        json.required("client_secret", Readers::secret),
        json.optional("former_secret_until", Readers::moment));
  }
}
