// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `IssuerSettingsProvidersClaims`, as the server tells it. Later versions may tell more.
///
/// @param subject What never changes and is nobody else's. An OpenID provider's is sub. Default:
///   sub, or by preset.
/// @param email The address. Default: email, or by preset.
/// @param emailVerified Whether it is theirs. Default: email_verified, or by preset.
/// @param name The full name. Default: name, or by preset.
/// @param givenName The first name. Default: given_name, or by preset.
/// @param familyName The last name. Default: family_name, or by preset.
/// @param picture The https address of a picture. Default: picture, or by preset.
/// @param locale The language. Default: locale, or by preset.
/// @param groups A list of the groups that they are in. Default: groups, or by preset.
/// @param domain For whom the provider manages them: a domain, or an id. Default: none, or by
///   preset.
public record IssuerSettingsProvidersClaims(
    Optional<Object> subject,
    Optional<Object> email,
    Optional<Object> emailVerified,
    Optional<Object> name,
    Optional<Object> givenName,
    Optional<Object> familyName,
    Optional<Object> picture,
    Optional<Object> locale,
    Optional<Object> groups,
    Optional<Object> domain) {
  static IssuerSettingsProvidersClaims of(Members json) {
    return new IssuerSettingsProvidersClaims(
        json.optional("subject", Readers::any),
        json.optional("email", Readers::any),
        json.optional("email_verified", Readers::any),
        json.optional("name", Readers::any),
        json.optional("given_name", Readers::any),
        json.optional("family_name", Readers::any),
        json.optional("picture", Readers::any),
        json.optional("locale", Readers::any),
        json.optional("groups", Readers::any),
        json.optional("domain", Readers::any));
  }
}
