package dev.gatewright.store.tenants;

import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Instant;

/// An issuer as kept: its URL, unique in the installation, and the document that was applied.
/// `version` grows with each change.
public record KeptIssuer(
    IssuerId id, String url, String document, int version, Instant createdAt, Instant updatedAt) {
  /// The same at another URL.
  public KeptIssuer at(String other) {
    return new KeptIssuer(id, other, document, version, createdAt, updatedAt);
  }
}
