// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.Optional;

/// `Delivery`, as the server tells it. Later versions may tell more.
///
/// @param number of the event
/// @param event its name
/// @param state what became of it
/// @param tries attempts so far
/// @param lastTryAt when the last one was
/// @param lastAnswer a status, or why there was none
/// @param dueAt when it is tried next
public record Delivery(
    long number,
    String event,
    DeliveryState state,
    long tries,
    Optional<Instant> lastTryAt,
    Optional<String> lastAnswer,
    Optional<Instant> dueAt) {
  static Delivery of(Members json) {
    return new Delivery(
        json.required("number", Readers::whole),
        json.required("event", Readers::text),
        json.required("state", Readers.word(DeliveryState::new)),
        json.required("tries", Readers::whole),
        json.optional("last_try_at", Readers::moment),
        json.optional("last_answer", Readers::text),
        json.optional("due_at", Readers::moment));
  }
}
