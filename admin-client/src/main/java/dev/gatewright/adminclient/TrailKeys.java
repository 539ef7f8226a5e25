// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;

/// `TrailKeys`, as the server tells it. Later versions may tell more.
///
/// @param keys the newest last; old heads need the others
public record TrailKeys(List<TrailKey> keys) {
  static TrailKeys of(Members json) {
    return new TrailKeys(json.required("keys", Readers.list(Readers.object(TrailKey::of))));
  }
}
