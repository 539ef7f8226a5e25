package dev.gatewright.identity.throttle;

import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.store.Throttles;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.SecretKey;

/// How many mails may be asked for without the work that an issuer under attack asks for: a few by
/// each network, for people whose browsers run no script, and a few more by each browser that
/// signed in before.
public final class UnsolvedThrottle {
  private static final ThrottleLimit PER_NETWORK = new ThrottleLimit(5, Duration.ofHours(1));
  private static final ThrottleLimit PER_DEVICE = new ThrottleLimit(10, Duration.ofHours(1));

  private static final ThrottleLimit TELLING = new ThrottleLimit(5, Duration.ofMinutes(15));

  private final Throttles throttles;
  private final ThrottleKeys keys;

  /// `key` as that of [GuessThrottle].
  public UnsolvedThrottle(Throttles throttles, SecretKey key) {
    this.throttles = throttles;
    this.keys = new ThrottleKeys(key);
  }

  /// Whether a form without its work still says that the attack goes on: a few of each network do,
  /// so that none keeps an issuer under attack by itself.
  public boolean tells(TenantId tenant, InetAddress address, Instant now) {
    var key = keys.unsolvedTold(tenant, address);
    return throttles.reserve(tenant, key, TELLING.attempts(), TELLING.window(), now).isAllowed();
  }

  /// Counts one; false when there was one too many.
  public boolean take(
      TenantId tenant, Optional<DeviceId> device, InetAddress address, Instant now) {
    var key =
        device
            .map(known -> keys.unsolved(tenant, known))
            .orElseGet(() -> keys.unsolved(tenant, address));
    var limit = device.isPresent() ? PER_DEVICE : PER_NETWORK;
    return throttles.reserve(tenant, key, limit.attempts(), limit.window(), now).isAllowed();
  }
}
