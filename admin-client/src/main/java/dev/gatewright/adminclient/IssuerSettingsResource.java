// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;
import java.util.Optional;

/// `IssuerSettingsResource`, as the server tells it. Later versions may tell more.
///
/// @param id The API's absolute URI (RFC 8707). Default: required.
/// @param scopes The scopes that mean this API. Default: [].
/// @param accessToken How tokens for it look; stronger than what the client says. Default: {}.
/// @param introspectionClients Clients that may introspect tokens for it. Default: [].
public record IssuerSettingsResource(
    String id,
    Optional<List<String>> scopes,
    Optional<IssuerSettingsResourceAccessToken> accessToken,
    Optional<List<String>> introspectionClients) {
  static IssuerSettingsResource of(Members json) {
    return new IssuerSettingsResource(
        json.required("id", Readers::text),
        json.optional("scopes", Readers.list(Readers::text)),
        json.optional("access_token", Readers.object(IssuerSettingsResourceAccessToken::of)),
        json.optional("introspection_clients", Readers.list(Readers::text)));
  }
}
