// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.Optional;

/// `Key`, as the server tells it. Later versions may tell more.
///
/// @param kid what tokens name it by
/// @param alg what it signs with
/// @param signsFrom when it begins to sign
/// @param publishedUntil when no token needs it any more
/// @param state what it is for now
public record Key(
    String kid, KeyAlg alg, Instant signsFrom, Optional<Instant> publishedUntil, KeyState state) {
  static Key of(Members json) {
    return new Key(
        json.required("kid", Readers::text),
        json.required("alg", Readers.word(KeyAlg::new)),
        json.required("signs_from", Readers::moment),
        json.optional("published_until", Readers::moment),
        json.required("state", Readers.word(KeyState::new)));
  }
}
