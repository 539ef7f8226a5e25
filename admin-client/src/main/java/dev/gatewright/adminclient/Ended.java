// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;

/// `Ended`, as the server tells it. Later versions may tell more.
///
/// @param count how many were ended
/// @param hasMore whether that was all for now, and the same again ends more
public record Ended(long count, boolean hasMore) {
  static Ended of(Members json) {
    return new Ended(
        json.required("count", Readers::whole), json.required("has_more", Readers::flag));
  }
}
