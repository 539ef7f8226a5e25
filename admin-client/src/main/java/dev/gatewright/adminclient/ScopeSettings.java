// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `ScopeSettings`, as the server tells it. Later versions may tell more.
///
/// @param description What the consent page says it allows, in one language or in several. Default:
///   none.
public record ScopeSettings(Optional<Object> description) {
  static ScopeSettings of(Members json) {
    return new ScopeSettings(json.optional("description", Readers::any));
  }
}
