// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `SessionOfSomebody`, as the server tells it. Later versions may tell more.
///
/// @param id what addresses name it by
/// @param beganAt when the person signed in
/// @param lastSeenAt about when it was used last
/// @param expiresAt when it ends by itself
/// @param methods what was proved in it
/// @param userAgent what the browser calls itself
/// @param address where it began
/// @param impersonatedBy who acts as the person in it
/// @param user the id of the person
public record SessionOfSomebody(
    String id,
    Instant beganAt,
    Instant lastSeenAt,
    Instant expiresAt,
    List<String> methods,
    Optional<String> userAgent,
    Optional<String> address,
    Optional<String> impersonatedBy,
    String user) {
  static SessionOfSomebody of(Members json) {
    return new SessionOfSomebody(
        json.required("id", Readers::text),
        json.required("began_at", Readers::moment),
        json.required("last_seen_at", Readers::moment),
        json.required("expires_at", Readers::moment),
        json.required("methods", Readers.list(Readers::text)),
        json.optional("user_agent", Readers::text),
        json.optional("address", Readers::text),
        json.optional("impersonated_by", Readers::text),
        json.required("user", Readers::text));
  }
}
