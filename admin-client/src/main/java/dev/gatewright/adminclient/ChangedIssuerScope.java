// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;
import java.util.Optional;

/// `ChangedIssuerScope`, as the server tells it. Later versions may tell more.
///
/// @param name what addresses and settings name it by
/// @param settings as they were declared, no secrets
/// @param notes what is left to do elsewhere, or has no use as it is
public record ChangedIssuerScope(
    String name, ScopeSettings settings, Optional<List<String>> notes) {
  static ChangedIssuerScope of(Members json) {
    return new ChangedIssuerScope(
        json.required("name", Readers::text),
        json.required("settings", Readers.object(ScopeSettings::of)),
        json.optional("notes", Readers.list(Readers::text)));
  }
}
