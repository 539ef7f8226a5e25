// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;

/// `Deletion`, as the server tells it. Later versions may tell more.
///
/// @param dueAt when the account goes
public record Deletion(Instant dueAt) {
  static Deletion of(Members json) {
    return new Deletion(json.required("due_at", Readers::moment));
  }
}
