package dev.gatewright.store.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One event for one webhook: what waits, or what became of it.
///
/// @param tries attempts so far
/// @param deadline when it is given up, if an attempt fails then
/// @param dueAt when it is tried next; absent where nothing more happens
/// @param last the last attempt
public record Delivery(
    long seq,
    String event,
    Outcome outcome,
    int tries,
    Instant deadline,
    Optional<Instant> dueAt,
    Optional<Attempt> last) {

  /// What became of it.
  public enum Outcome {
    WAITING,
    DELIVERED,
    GIVEN_UP
  }

  /// What came of one attempt, without a word of what was answered.
  ///
  /// @param status the status of the answer; 0 where there was none
  /// @param reason why there was none, in a word of ours
  public record Attempt(Instant at, Duration took, int status, String reason) {
    private static final int GONE = 410;

    /// Whether the receiver has the event.
    public boolean isAccepted() {
      return status / 100 == 2;
    }

    /// Whether the receiver wants no more events at all.
    public boolean isGone() {
      return status == GONE;
    }

    /// What was answered, or why nothing was.
    public String words() {
      return status == 0 ? reason : Integer.toString(status);
    }
  }
}
