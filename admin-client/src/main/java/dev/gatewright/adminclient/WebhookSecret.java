// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;

/// `WebhookSecret`, as the server tells it. Later versions may tell more.
///
/// @param secret told this once
public record WebhookSecret(Secret secret) {
  static WebhookSecret of(Members json) {
    return new WebhookSecret(json.required("secret", Readers::secret));
  }
}
