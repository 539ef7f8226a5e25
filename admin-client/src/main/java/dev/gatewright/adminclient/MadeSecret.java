// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;

/// `MadeSecret`, as the server tells it. Later versions may tell more.
///
/// @param ofValue whose it is, such as `client acme/web`
/// @param secret told this once
public record MadeSecret(String ofValue, Secret secret) {
  static MadeSecret of(Members json) {
    return new MadeSecret(
        json.required("of", Readers::text), json.required("secret", Readers::secret));
  }
}
