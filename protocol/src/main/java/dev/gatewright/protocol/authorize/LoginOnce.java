package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.internal.errand.Proof;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A login that is good for one answer and begins no session: who it is, since when, how they
/// proved it (RFC 8176 §2) and to what effect (OpenID Connect Core §2).
public record LoginOnce(
    SubjectId subject, Instant authTime, Set<String> amr, Optional<String> acr) {
  public LoginOnce {
    amr = Set.copyOf(amr);
  }

  Proof proof() {
    return new Proof(subject, Optional.empty(), authTime, amr, acr);
  }
}
