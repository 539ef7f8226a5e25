package dev.gatewright.protocol.ports;

import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Instant;
import java.util.Optional;

/// Authorization data too large for a URL, kept until it expires.
///
/// Anybody can have a request parked, before anyone is logged in: an implementation bounds what it
/// keeps or lets the operator do so. A document that is gone early costs its user a new start and
/// nothing else, so it need not outlive a crash.
public interface ParkedRequests {

  /// Keeps `document` under `id` (16 random bytes as text, never one that is kept already) until
  /// `expiresAt`.
  void park(IssuerId issuer, String id, byte[] document, Instant expiresAt);

  /// The document, byte for byte, unless it expired: at `expiresAt` it is gone. It stays until
  /// then; one document is read several times.
  Optional<byte[]> find(IssuerId issuer, String id, Instant now);
}
