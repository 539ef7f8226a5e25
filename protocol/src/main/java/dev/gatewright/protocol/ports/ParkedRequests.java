package dev.gatewright.protocol.ports;

import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Instant;
import java.util.Optional;

/// Authorization codes too long for the address of a callback, kept until they expire.
///
/// Only somebody who has logged in causes one: what a stranger sends is carried by the browser. A
/// document that is gone early costs its user a new start and nothing else, so it need not outlive
/// a crash.
public interface ParkedRequests {

  /// Keeps `document` under `id` (16 random bytes as text, never one that is kept already) until
  /// `expiresAt`.
  void park(IssuerId issuer, String id, byte[] document, Instant expiresAt);

  /// The document, byte for byte, unless it expired: at `expiresAt` it is gone. It stays until
  /// then; one document is read several times.
  Optional<byte[]> find(IssuerId issuer, String id, Instant now);
}
