package dev.gatewright.server.upstream;

import dev.gatewright.client.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// What a provider said of somebody, before it is read by the issuer's settings.
///
/// @param issuer who vouches
/// @param subject who it is there; absent where the answer does not say
/// @param documents the answers that say something of the person, the one that counts most first
/// @param addresses those of which an address is taken, in the same order: nothing else is looked
///   through for one
/// @param login what was said of the login itself: an ID token's claims
record Described(
    String issuer,
    Optional<String> subject,
    List<JsonObject> documents,
    List<JsonObject> addresses,
    JsonObject login) {
  Described {
    documents = List.copyOf(documents);
    addresses = List.copyOf(addresses);
  }
}
