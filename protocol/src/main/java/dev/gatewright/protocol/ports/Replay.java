package dev.gatewright.protocol.ports;

import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Instant;

/// Values that may be used once, such as the `jti` of a client assertion (RFC 7523 §3).
public interface Replay {

  /// True for exactly one caller with this (issuer, kind, value), also after a crash; the value may
  /// be forgotten after `expiresAt`.
  boolean firstUse(IssuerId issuer, String kind, String value, Instant expiresAt, Instant now);
}
