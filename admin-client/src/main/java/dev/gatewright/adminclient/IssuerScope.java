// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;

/// `IssuerScope`, as the server tells it. Later versions may tell more.
///
/// @param name what addresses and settings name it by
/// @param settings as they were declared, no secrets
public record IssuerScope(String name, ScopeSettings settings) {
  static IssuerScope of(Members json) {
    return new IssuerScope(
        json.required("name", Readers::text),
        json.required("settings", Readers.object(ScopeSettings::of)));
  }
}
