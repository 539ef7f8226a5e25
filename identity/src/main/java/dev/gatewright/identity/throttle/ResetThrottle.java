package dev.gatewright.identity.throttle;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.store.Throttles;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.SecretKey;

/// Bounds how often what was counted at an issuer is forgotten, since each time buys guesses at
/// every account. It is counted beside the issuer, where nobody forgets it.
public final class ResetThrottle {
  private static final TenantId SERVER = new TenantId("system");
  private static final ThrottleLimit LIMIT = new ThrottleLimit(4, Duration.ofHours(1));

  private final Throttles throttles;
  private final ThrottleKeys keys;

  /// `key` as that of [GuessThrottle].
  public ResetThrottle(Throttles throttles, SecretKey key) {
    this.throttles = throttles;
    this.keys = new ThrottleKeys(key);
  }

  /// Counts one; answers how long to wait, where it is one too many.
  public Optional<Duration> count(TenantId tenant, Instant now) {
    var taken =
        throttles.reserve(SERVER, keys.resets(tenant), LIMIT.attempts(), LIMIT.window(), now);
    return taken.isAllowed() ? Optional.empty() : Optional.of(taken.left(now));
  }
}
