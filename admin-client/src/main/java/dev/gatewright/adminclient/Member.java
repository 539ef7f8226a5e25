// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `Member`, as the server tells it. Later versions may tell more.
///
/// @param user the id of the person
/// @param email their address
/// @param title what they are there
/// @param scopes what they may there
/// @param status whether it counts
/// @param joinedAt since when
public record Member(
    String user,
    String email,
    Optional<String> title,
    List<String> scopes,
    MemberStatus status,
    Instant joinedAt) {
  static Member of(Members json) {
    return new Member(
        json.required("user", Readers::text),
        json.required("email", Readers::text),
        json.optional("title", Readers::text),
        json.required("scopes", Readers.list(Readers::text)),
        json.required("status", Readers.word(MemberStatus::new)),
        json.required("joined_at", Readers::moment));
  }
}
