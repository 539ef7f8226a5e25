// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;

/// `HookSecret`, as the server tells it. Later versions may tell more.
///
/// @param secret told this once
public record HookSecret(Secret secret) {
  static HookSecret of(Members json) {
    return new HookSecret(json.required("secret", Readers::secret));
  }
}
