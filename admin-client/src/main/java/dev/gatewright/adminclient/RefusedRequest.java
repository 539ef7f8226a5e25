// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// `RefusedRequest`, as the server tells it. Later versions may tell more.
///
/// @param reason the stable code
/// @param rule what was not so
/// @param detail what it was in particular
/// @param setting what decided it
/// @param cure what to do
/// @param reference what the sender was shown
/// @param at when it was refused
/// @param endpoint where
/// @param client the application, where it is one
/// @param network the beginning of the address it came from
/// @param sent what was sent, as far as it helps
public record RefusedRequest(
    String reason,
    String rule,
    Optional<String> detail,
    Optional<DecidingSetting> setting,
    Optional<String> cure,
    String reference,
    Instant at,
    String endpoint,
    Optional<String> client,
    Optional<String> network,
    Map<String, Object> sent) {
  static RefusedRequest of(Members json) {
    return new RefusedRequest(
        json.required("reason", Readers::text),
        json.required("rule", Readers::text),
        json.optional("detail", Readers::text),
        json.optional("setting", Readers.object(DecidingSetting::of)),
        json.optional("cure", Readers::text),
        json.required("reference", Readers::text),
        json.required("at", Readers::moment),
        json.required("endpoint", Readers::text),
        json.optional("client", Readers::text),
        json.optional("network", Readers::text),
        json.required("sent", Readers::map));
  }
}
