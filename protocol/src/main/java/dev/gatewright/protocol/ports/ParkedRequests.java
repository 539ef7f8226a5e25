package dev.gatewright.protocol.ports;

import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Instant;
import java.util.Optional;

/// Authorization data too large for a URL, kept until it expires.
public interface ParkedRequests {

  /// Keeps `document` under `id` (16 random bytes as text) until `expiresAt`.
  void park(IssuerId issuer, String id, byte[] document, Instant expiresAt);

  /// The document, unless it expired.
  Optional<byte[]> find(IssuerId issuer, String id, Instant now);
}
