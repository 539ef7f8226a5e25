// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `IssuerSettingsBrandingTextsPt`, as the server tells it. Later versions may tell more.
///
/// @param title In place of "Sign in". Default: none.
/// @param lead A sentence below it. Default: none.
/// @param footnote A sentence below the form. Default: none.
public record IssuerSettingsBrandingTextsPt(
    Optional<String> title, Optional<String> lead, Optional<String> footnote) {
  static IssuerSettingsBrandingTextsPt of(Members json) {
    return new IssuerSettingsBrandingTextsPt(
        json.optional("title", Readers::text),
        json.optional("lead", Readers::text),
        json.optional("footnote", Readers::text));
  }
}
