package dev.gatewright.store.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Something that happened at an issuer and is worth keeping: its stable name, such as
/// `refresh.theft`, and who and what it concerned. Holds no secret.
public record AuditEvent(String issuer, Instant at, String name, Map<String, String> details) {
  public AuditEvent {
    details = Collections.unmodifiableMap(new TreeMap<>(details));
  }
}
