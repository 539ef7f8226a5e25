package dev.gatewright.client.web;

import dev.gatewright.client.internal.Given;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long a session of the application may last. Immutable: each method gives a changed copy.
///
/// ```java
/// SessionLimits.DEFAULT.lifetime(Duration.ofDays(30)).idle(Duration.ofDays(2))
/// ```
public final class SessionLimits {
  /// Seven days, or twelve hours without a request.
  public static final SessionLimits DEFAULT =
      new SessionLimits(Duration.ofDays(7), Duration.ofHours(12));

  private final Duration lifetime;
  private final Duration idle;

  private SessionLimits(Duration lifetime, Duration idle) {
    if (lifetime.compareTo(Duration.ofSeconds(1)) < 0
        || idle.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("a session lasts a second at least");
    }
    this.lifetime = lifetime;
    this.idle = idle;
  }

  /// How long since the login, however busy the session is.
  ///
  /// @throws IllegalArgumentException if it is under a second
  public SessionLimits lifetime(@Nullable Duration value) {
    return new SessionLimits(Given.value(value, "lifetime"), idle);
  }

  /// How long since the last request, as far as the cookie tells: a request moves it only once a
  /// tenth of this has passed, so that not every answer sets a cookie.
  ///
  /// @throws IllegalArgumentException if it is under a second
  public SessionLimits idle(@Nullable Duration value) {
    return new SessionLimits(lifetime, Given.value(value, "idle"));
  }

  Duration lifetime() {
    return lifetime;
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
