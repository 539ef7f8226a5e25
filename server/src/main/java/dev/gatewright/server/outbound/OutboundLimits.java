package dev.gatewright.server.outbound;

import java.time.Duration;

/// What calls may take.
///
/// @param deadline how long one exchange may take in all: name, connection, TLS, headers and body
/// @param bytes longest body
/// @param calls exchanges under way at the same time; each has a thread
/// @param waiting callers that may wait for exchanges at the same time
public record OutboundLimits(Duration deadline, int bytes, int calls, int waiting) {
  /// The limits of a production server.
  public static final OutboundLimits STANDARD =
      new OutboundLimits(Duration.ofSeconds(5), 256 * 1024, 32, 64);

  /// Of the one door by which whoever administers tries hooks, senders and webhooks: fewer than
  /// commands may be under way, so that trials hold neither all their places nor what waits to go
  /// out by itself.
  public static final OutboundLimits TRIALS =
      new OutboundLimits(STANDARD.deadline(), 64 * 1024, 8, 8);

  public OutboundLimits {
    if (!deadline.isPositive() || bytes < 1 || calls < 1 || waiting < calls) {
      throw new IllegalArgumentException("limits that let nothing through");
    }
  }
}
