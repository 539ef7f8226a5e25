// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;

/// `LoginName`, as the server tells it. Later versions may tell more.
///
/// @param kind what it is; somebody has one of each at the most
/// @param name as it is kept
public record LoginName(LoginNameKind kind, String name) {
  static LoginName of(Members json) {
    return new LoginName(
        json.required("kind", Readers.word(LoginNameKind::new)),
        json.required("name", Readers::text));
  }
}
