// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;

/// `SenderSecret`, as the server tells it. Later versions may tell more.
///
/// @param secret told this once
public record SenderSecret(Secret secret) {
  static SenderSecret of(Members json) {
    return new SenderSecret(json.required("secret", Readers::secret));
  }
}
