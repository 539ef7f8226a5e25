package dev.gatewright.store.statistics;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A request that was refused, as its developer may see it.
///
/// @param reference what the sender was shown
/// @param endpoint where it was refused, in a word of ours
/// @param reason the code that [docs/refusals.md] lists
/// @param detail what was wrong in particular, in words of the engine
/// @param client the application that the request named; kept only where there is such a one
/// @param network the beginning of the address from which it came
/// @param sent parameters that help to find a mistake and are no secret
public record RefusedRequest(
    String reference,
    Instant at,
    String endpoint,
    String reason,
    Optional<String> detail,
    Optional<String> client,
    String network,
    Map<String, String> sent) {
  public RefusedRequest {
    sent = Collections.unmodifiableMap(new LinkedHashMap<>(sent));
  }

  RefusedRequest of(Optional<String> known) {
    return new RefusedRequest(reference, at, endpoint, reason, detail, known, network, sent);
  }
}
