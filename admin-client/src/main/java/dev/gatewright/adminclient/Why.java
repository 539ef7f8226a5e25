// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `Why`, as the server tells it. Later versions may tell more.
///
/// @param reason the stable code
/// @param rule what was not so
/// @param detail what it was in particular
/// @param setting what decided it
/// @param cure what to do
public record Why(
    String reason,
    String rule,
    Optional<String> detail,
    Optional<DecidingSetting> setting,
    Optional<String> cure) {
  static Why of(Members json) {
    return new Why(
        json.required("reason", Readers::text),
        json.required("rule", Readers::text),
        json.optional("detail", Readers::text),
        json.optional("setting", Readers.object(DecidingSetting::of)),
        json.optional("cure", Readers::text));
  }
}
