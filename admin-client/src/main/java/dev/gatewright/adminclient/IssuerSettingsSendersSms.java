// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;
import java.util.Optional;

/// `IssuerSettingsSendersSms`, as the server tells it. Later versions may tell more.
///
/// @param url Where codes are handed over: https, or http on a loopback host. Default: none.
/// @param countries The codes of the countries to whose numbers codes go, such as ["+49", "+43"];
///   "+1" is the United States and Canada, "*" is everywhere. Default: none.
public record IssuerSettingsSendersSms(Optional<String> url, Optional<List<String>> countries) {
  static IssuerSettingsSendersSms of(Members json) {
    return new IssuerSettingsSendersSms(
        json.optional("url", Readers::text),
        json.optional("countries", Readers.list(Readers::text)));
  }
}
