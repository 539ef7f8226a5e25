package dev.gatewright.protocol.ports;

import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Instant;

/// Values that may be used once, such as the `jti` of a client assertion (RFC 7523 §3).
public interface Replay {

  /// True for exactly one caller with this (issuer, kind, value), also of concurrent ones and after
  /// a crash: insert the value or find it there, in one step, durable before it answers true. The
  /// value may be forgotten from `expiresAt` on, when what it came in is refused for its age.
  ///
  /// An implementation that has no room for another value throws; it never forgets one early.
  boolean firstUse(IssuerId issuer, String kind, String value, Instant expiresAt, Instant now);
}
