package dev.gatewright.identity.throttle;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.store.Throttles;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.SecretKey;

/// Bounds how many wrong keys a network address may send to what is administered. Nobody guesses a
/// key of 128 random bits, so this keeps strangers from work and from the log; an address that sent
/// right keys alone costs no write. No neighbour shares the budget, so nobody can keep a right key
/// out that comes from elsewhere.
public final class KeyThrottle {
  /// No issuer is called so.
  private static final TenantId SERVER = new TenantId("system");

  private final Throttles throttles;
  private final ThrottleLimit limit;
  private final ThrottleKeys keys;

  /// `key` as that of [GuessThrottle].
  public KeyThrottle(Throttles throttles, ThrottleLimit limit, SecretKey key) {
    this.throttles = throttles;
    this.limit = limit;
    this.keys = new ThrottleKeys(key);
  }

  /// How long the address has to wait before a key of it is looked at, if it has to.
  public Optional<Duration> waits(InetAddress address, Instant now) {
    return throttles
        .spent(SERVER, keys.apiKeys(SERVER, address), limit.attempts(), now)
        .map(spent -> spent.left(now));
  }

  /// Counts a key that was wrong; answers how long to wait, where it was one too many.
  public Optional<Duration> count(InetAddress address, Instant now) {
    var key = keys.apiKeys(SERVER, address);
    var taken = throttles.reserve(SERVER, key, limit.attempts(), limit.window(), now);
    return taken.isAllowed() ? Optional.empty() : Optional.of(taken.left(now));
  }
}
