// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// `Event`, as the server tells it. Later versions may tell more.
///
/// @param id as webhooks have it; that of no other event, also after the store was restored
/// @param number of the issuer's events, without a gap
/// @param at when it happened
/// @param name such as `user.added`
/// @param by who did it
/// @param subject the id of whom it is about
/// @param details what about it is nobody's own
/// @param personal what is the person's; absent once they were removed
public record Event(
    String id,
    long number,
    Instant at,
    String name,
    String by,
    Optional<String> subject,
    Map<String, Object> details,
    Optional<Map<String, Object>> personal) {
  static Event of(Members json) {
    return new Event(
        json.required("id", Readers::text),
        json.required("number", Readers::whole),
        json.required("at", Readers::moment),
        json.required("name", Readers::text),
        json.required("by", Readers::text),
        json.optional("subject", Readers::text),
        json.required("details", Readers::map),
        json.optional("personal", Readers::map));
  }
}
