// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;
import java.util.Optional;

/// `ChangedResource`, as the server tells it. Later versions may tell more.
///
/// @param id the API's absolute URI
/// @param settings as they were declared, no secrets
/// @param notes what is left to do elsewhere, or has no use as it is
public record ChangedResource(String id, ResourceSettings settings, Optional<List<String>> notes) {
  static ChangedResource of(Members json) {
    return new ChangedResource(
        json.required("id", Readers::text),
        json.required("settings", Readers.object(ResourceSettings::of)),
        json.optional("notes", Readers.list(Readers::text)));
  }
}
