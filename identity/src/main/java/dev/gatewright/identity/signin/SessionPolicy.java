package dev.gatewright.identity.signin;

import java.time.Duration;

/// How long a tenant's sessions live: `idle` after the last visit, `lifetime` at the most, and
/// `perUser` at a time, the oldest giving way. `stays` is whether the browser keeps one when it is
/// closed.
public record SessionPolicy(Duration idle, Duration lifetime, int perUser, boolean stays) {
  /// Browsers keep no cookie for longer.
  static final Duration MAX_LIFETIME = Duration.ofDays(400);

  static final int MAX_PER_USER = 1000;

  public static final SessionPolicy DEFAULT =
      new SessionPolicy(Duration.ofHours(12), Duration.ofDays(7), 50);

  /// Of sessions that stay.
  public SessionPolicy(Duration idle, Duration lifetime, int perUser) {
    this(idle, lifetime, perUser, true);
  }

  public SessionPolicy {
    if (idle.toMillis() < 1
        || lifetime.toMillis() < 1
        || lifetime.compareTo(MAX_LIFETIME) > 0
        || idle.compareTo(MAX_LIFETIME) > 0) {
      throw new IllegalArgumentException("a session's idle time and lifetime are at most 400 days");
    }
    if (perUser < 1 || perUser > MAX_PER_USER) {
      throw new IllegalArgumentException("a user has 1 to 1000 sessions");
    }
  }
}
