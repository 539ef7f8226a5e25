package dev.gatewright.client.web;

import java.time.Duration;
import java.time.Instant;

/// How long a session of the application may last.
///
/// @param lifetime since the login, however busy the session is
/// @param idle since the last request, as far as the cookie tells: a request moves it only once a
///   tenth of this has passed, so that not every answer sets a cookie
public record SessionLimits(Duration lifetime, Duration idle) {
  /// Seven days, or twelve hours without a request.
  public static final SessionLimits DEFAULT =
      new SessionLimits(Duration.ofDays(7), Duration.ofHours(12));

  public SessionLimits {
    if (lifetime.compareTo(Duration.ofSeconds(1)) < 0
        || idle.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("a session lasts a second at least");
    }
  }

  boolean isOver(Instant began, Instant seen, Instant now) {
    return !now.isBefore(began.plus(lifetime)) || !now.isBefore(seen.plus(idle));
  }

  boolean isTouchDue(Instant seen, Instant now) {
    return now.isAfter(seen.plus(idle.dividedBy(10)));
  }

  /// For how long the browser may keep the cookie of a session seen just now.
  Duration left(Instant began, Instant now) {
    var untilEnd = Duration.between(now, began.plus(lifetime));
    return untilEnd.compareTo(idle) < 0 ? untilEnd : idle;
  }
}
