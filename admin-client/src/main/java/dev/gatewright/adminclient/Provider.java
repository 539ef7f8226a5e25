// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;

/// `Provider`, as the server tells it. Later versions may tell more.
///
/// @param name what addresses and settings name it by
/// @param callbackUrl what has to be registered there
/// @param hasSecret whether a secret or a key is kept for it
/// @param settings as they were declared, no secrets
public record Provider(
    String name, String callbackUrl, boolean hasSecret, ProviderSettings settings) {
  static Provider of(Members json) {
    return new Provider(
        json.required("name", Readers::text),
        json.required("callback_url", Readers::text),
        json.required("has_secret", Readers::flag),
        json.required("settings", Readers.object(ProviderSettings::of)));
  }
}
