package dev.gatewright.store.events;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An event as it is read back. `seq` grows by one with each event of the issuer. `personal` is
/// empty where there was nothing about the person, and absent where the person's key was destroyed.
public record KeptEvent(
    long seq,
    Instant at,
    String name,
    String actor,
    Optional<String> subject,
    Map<String, String> details,
    Optional<Map<String, String>> personal) {
  public KeptEvent {
    details = Collections.unmodifiableMap(new TreeMap<>(details));
    personal = personal.map(fields -> Collections.unmodifiableMap(new TreeMap<>(fields)));
  }
}
