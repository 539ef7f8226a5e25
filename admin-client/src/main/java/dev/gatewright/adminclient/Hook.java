// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.Optional;

/// `Hook`, as the server tells it. Later versions may tell more.
///
/// @param id what commands and events call it
/// @param url where it is asked
/// @param on what it is asked about
/// @param timeout how long it may take, such as `2s`
/// @param onFailure what happens where it gives no usable answer
/// @param active whether it is asked at all
/// @param hasSecret whether there is one that signs; it is not told
/// @param formerSecretUntil until when the one before it signs too
public record Hook(
    String id,
    String url,
    HookOn on,
    String timeout,
    HookOnFailure onFailure,
    boolean active,
    boolean hasSecret,
    Optional<Instant> formerSecretUntil) {
  static Hook of(Members json) {
    return new Hook(
        json.required("id", Readers::text),
        json.required("url", Readers::text),
        json.required("on", Readers.word(HookOn::new)),
        json.required("timeout", Readers::text),
        json.required("on_failure", Readers.word(HookOnFailure::new)),
        json.required("active", Readers::flag),
        json.required("has_secret", Readers::flag),
        json.optional("former_secret_until", Readers::moment));
  }
}
