// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `IssuerSettingsOrganizationsClaim`, as the server tells it. Later versions may tell more.
///
/// @param most As many memberships. Default: 50.
/// @param bytes As many bytes of JSON. Default: 4096.
public record IssuerSettingsOrganizationsClaim(Optional<Long> most, Optional<Long> bytes) {
  static IssuerSettingsOrganizationsClaim of(Members json) {
    return new IssuerSettingsOrganizationsClaim(
        json.optional("most", Readers::whole), json.optional("bytes", Readers::whole));
  }
}
