// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `IssuerSettingsLinks`, as the server tells it. Later versions may tell more.
///
/// @param terms The terms of service. Default: none.
/// @param privacy How personal data is used. Default: none.
/// @param imprint Who runs this. Default: none.
/// @param support Where there is help. Default: none.
public record IssuerSettingsLinks(
    Optional<String> terms,
    Optional<String> privacy,
    Optional<String> imprint,
    Optional<String> support) {
  static IssuerSettingsLinks of(Members json) {
    return new IssuerSettingsLinks(
        json.optional("terms", Readers::text),
        json.optional("privacy", Readers::text),
        json.optional("imprint", Readers::text),
        json.optional("support", Readers::text));
  }
}
