package dev.gatewright.protocol.keys;

import java.time.Duration;

/// How one signing key follows another.
///
/// @param publishAhead how long the next key is published before it signs, so that relying parties
///   and other nodes know it by then
/// @param overlap how long the old key stays published after that: the life of the longest token
public record Rotation(Duration publishAhead, Duration overlap) {
  private static final Duration USUAL_PUBLISH_AHEAD = Duration.ofHours(1);

  public Rotation {
    if (publishAhead.isNegative() || overlap.isNegative()) {
      throw new IllegalArgumentException("a rotation waits no negative time");
    }
  }

  /// A rotation that publishes the next key an hour ahead.
  public static Rotation withOverlap(Duration overlap) {
    return new Rotation(USUAL_PUBLISH_AHEAD, overlap);
  }
}
