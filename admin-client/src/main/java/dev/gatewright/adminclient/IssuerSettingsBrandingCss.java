// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `IssuerSettingsBrandingCss`, as the server tells it. Later versions may tell more.
///
/// @param file Its path, seen from the folder of the configuration file. Default: none.
/// @param data Its bytes in base64 instead, as an export writes them. Default: none.
public record IssuerSettingsBrandingCss(Optional<String> file, Optional<String> data) {
  static IssuerSettingsBrandingCss of(Members json) {
    return new IssuerSettingsBrandingCss(
        json.optional("file", Readers::text), json.optional("data", Readers::text));
  }
}
