// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.Optional;

/// `Mail`, as the server tells it. Later versions may tell more.
///
/// @param id what addresses name it by
/// @param kind what it is about
/// @param to where it goes, as long as it waits
/// @param user the id of whom it is about
/// @param state what became of it
/// @param tries how often it was tried
/// @param reason the last fault, in a word
/// @param createdAt when it was written
/// @param dueAt when it is tried next
public record Mail(
    String id,
    String kind,
    Optional<String> to,
    Optional<String> user,
    MailState state,
    long tries,
    Optional<String> reason,
    Instant createdAt,
    Optional<Instant> dueAt) {
  static Mail of(Members json) {
    return new Mail(
        json.required("id", Readers::text),
        json.required("kind", Readers::text),
        json.optional("to", Readers::text),
        json.optional("user", Readers::text),
        json.required("state", Readers.word(MailState::new)),
        json.required("tries", Readers::whole),
        json.optional("reason", Readers::text),
        json.required("created_at", Readers::moment),
        json.optional("due_at", Readers::moment));
  }
}
