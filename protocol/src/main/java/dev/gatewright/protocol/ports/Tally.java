package dev.gatewright.protocol.ports;

import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Instant;

/// Hears how often tokens are issued. It is told on the way of each token request, so it adds to
/// memory and neither waits nor throws. Any number of threads tell.
@FunctionalInterface
public interface Tally {
  /// A token response was given by a grant of this type, which the engine has enabled.
  void issued(IssuerId issuer, GrantType grant, Instant at);
}
