// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `IssuerSettingsTerms`, as the server tells it. Later versions may tell more.
///
/// @param version The version that is recorded with the moment in which somebody accepts, such as a
///   date. Default: none.
/// @param termsOfService URL of the terms of service. Default: none.
/// @param privacyPolicy URL of the privacy policy. Default: none.
public record IssuerSettingsTerms(
    Optional<String> version, Optional<String> termsOfService, Optional<String> privacyPolicy) {
  static IssuerSettingsTerms of(Members json) {
    return new IssuerSettingsTerms(
        json.optional("version", Readers::text),
        json.optional("terms_of_service", Readers::text),
        json.optional("privacy_policy", Readers::text));
  }
}
