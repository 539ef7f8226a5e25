// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;
import java.util.Optional;

/// `ResourceSettings`, as the server tells it. Later versions may tell more.
///
/// @param scopes The scopes that mean this API. Default: [].
/// @param accessToken How tokens for it look; stronger than what the client says. Default: {}.
/// @param introspectionClients Clients that may introspect tokens for it. Default: [].
public record ResourceSettings(
    Optional<List<String>> scopes,
    Optional<ResourceSettingsAccessToken> accessToken,
    Optional<List<String>> introspectionClients) {
  static ResourceSettings of(Members json) {
    return new ResourceSettings(
        json.optional("scopes", Readers.list(Readers::text)),
        json.optional("access_token", Readers.object(ResourceSettingsAccessToken::of)),
        json.optional("introspection_clients", Readers.list(Readers::text)));
  }
}
