// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `Sender`, as the server tells it. Later versions may tell more.
///
/// @param channel how it reaches people
/// @param url where codes are handed over
/// @param countries to whose numbers codes go, such as `+49`
/// @param hasSecret whether there is one that signs; it is not told
/// @param formerSecretUntil until when the one before it signs too
public record Sender(
    SenderChannel channel,
    String url,
    List<String> countries,
    boolean hasSecret,
    Optional<Instant> formerSecretUntil) {
  static Sender of(Members json) {
    return new Sender(
        json.required("channel", Readers.word(SenderChannel::new)),
        json.required("url", Readers::text),
        json.required("countries", Readers.list(Readers::text)),
        json.required("has_secret", Readers::flag),
        json.optional("former_secret_until", Readers::moment));
  }
}
