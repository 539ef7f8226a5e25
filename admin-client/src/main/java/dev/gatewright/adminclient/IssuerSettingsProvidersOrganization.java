// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `IssuerSettingsProvidersOrganization`, as the server tells it. Later versions may tell more.
///
/// @param id The id of an organization of this issuer. Default: required.
/// @param join Whether people from there become members when they first sign in. Default: false.
/// @param scopes What members who joined so may do there. Default: [].
/// @param groups More scopes, for those whom the provider says to be in a group. Default: {}.
public record IssuerSettingsProvidersOrganization(
    String id,
    Optional<Boolean> join,
    Optional<List<String>> scopes,
    Optional<Map<String, List<String>>> groups) {
  static IssuerSettingsProvidersOrganization of(Members json) {
    return new IssuerSettingsProvidersOrganization(
        json.required("id", Readers::text),
        json.optional("join", Readers::flag),
        json.optional("scopes", Readers.list(Readers::text)),
        json.optional("groups", Readers.map(Readers.list(Readers::text))));
  }
}
