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

  public OutboundLimits {
    if (!deadline.isPositive() || bytes < 1 || calls < 1 || waiting < calls) {
      throw new IllegalArgumentException("limits that let nothing through");
    }
  }
}
