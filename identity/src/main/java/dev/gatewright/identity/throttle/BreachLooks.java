package dev.gatewright.identity.throttle;

import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.store.Throttles;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.SecretKey;

/// How often a password is looked for among those known from breaches: once a week, so that a
/// person who signs in every hour is not looked up every hour, nor told every hour.
public final class BreachLooks {
  private static final Duration WINDOW = Duration.ofDays(7);

  private final Throttles throttles;
  private final ThrottleKeys keys;

  /// `key` as that of [GuessThrottle].
  public BreachLooks(Throttles throttles, SecretKey key) {
    this.throttles = throttles;
    this.keys = new ThrottleKeys(key);
  }

  /// Whether it is time to look for this password of the person's; if so, it is not again for a
  /// while. Another password is looked for at once.
  public boolean take(TenantId tenant, UserId person, PasswordHash kept, Instant now) {
    return throttles
        .reserve(tenant, keys.breachLook(tenant, person, kept), 1, WINDOW, now)
        .isAllowed();
  }
}
