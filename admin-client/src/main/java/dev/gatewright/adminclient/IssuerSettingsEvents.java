// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `IssuerSettingsEvents`, as the server tells it. Later versions may tell more.
///
/// @param retention How long events are kept, such as 400d, at least a day; 0s keeps them for good.
///   Older ones are deleted once whoever is sent them has them. Default: 0s.
public record IssuerSettingsEvents(Optional<String> retention) {
  static IssuerSettingsEvents of(Members json) {
    return new IssuerSettingsEvents(json.optional("retention", Readers::text));
  }
}
