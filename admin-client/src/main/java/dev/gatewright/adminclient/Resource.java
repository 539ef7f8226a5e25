// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;

/// `Resource`, as the server tells it. Later versions may tell more.
///
/// @param id the API's absolute URI
/// @param settings as they were declared, no secrets
public record Resource(String id, ResourceSettings settings) {
  static Resource of(Members json) {
    return new Resource(
        json.required("id", Readers::text),
        json.required("settings", Readers.object(ResourceSettings::of)));
  }
}
