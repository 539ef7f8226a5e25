// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `PasswordSet`, as the server tells it. Later versions may tell more.
///
/// @param password the one that was made, told this once
public record PasswordSet(Optional<Secret> password) {
  static PasswordSet of(Members json) {
    return new PasswordSet(json.optional("password", Readers::secret));
  }
}
