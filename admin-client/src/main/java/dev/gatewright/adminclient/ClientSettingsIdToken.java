// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `ClientSettingsIdToken`, as the server tells it. Later versions may tell more.
///
/// @param issue With the scope openid, or never. Default: auto.
/// @param alg How it is signed. Default: RS256.
/// @param lifetime How long it is good. Default: 10m.
/// @param claims Claims of the granted scopes, or only what names the login and the person.
///   Default: by_scope.
/// @param audienceAsArray Writes aud as a list even for one audience. Default: false.
public record ClientSettingsIdToken(
    Optional<ClientSettingsIdTokenIssue> issue,
    Optional<ClientSettingsIdTokenAlg> alg,
    Optional<String> lifetime,
    Optional<ClientSettingsIdTokenClaims> claims,
    Optional<Boolean> audienceAsArray) {
  static ClientSettingsIdToken of(Members json) {
    return new ClientSettingsIdToken(
        json.optional("issue", Readers.word(ClientSettingsIdTokenIssue::new)),
        json.optional("alg", Readers.word(ClientSettingsIdTokenAlg::new)),
        json.optional("lifetime", Readers::text),
        json.optional("claims", Readers.word(ClientSettingsIdTokenClaims::new)),
        json.optional("audience_as_array", Readers::flag));
  }
}
