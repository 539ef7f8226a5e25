package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.internal.errand.Proof;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Somebody whom the host lets in without an account. `subject` is what let them in, which the host
/// takes back by finding it no longer; `amr` is how they proved that they have it (RFC 8176 §2).
public record Guest(SubjectId subject, Instant authTime, Set<String> amr) {
  public Guest {
    amr = Set.copyOf(amr);
  }

  Proof proof() {
    return new Proof(subject, Optional.empty(), authTime, amr, Optional.empty());
  }
}
