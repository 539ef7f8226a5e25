package dev.gatewright.identity.throttle;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.store.Throttles;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.SecretKey;

/// How often a mailed code may be tried: five times (NIST SP 800-63B-4 §3.2.2 leaves room for
/// more). They are counted whether or not there is such a code, so that neither the count nor the
/// work done tells whether somebody was mailed one.
public final class CodeTries {
  private static final int TRIES = 5;

  /// Longer than any code is good.
  private static final Duration WINDOW = Duration.ofHours(1);

  private final Throttles throttles;
  private final ThrottleKeys keys;

  /// `key` as that of [GuessThrottle].
  public CodeTries(Throttles throttles, SecretKey key) {
    this.throttles = throttles;
    this.keys = new ThrottleKeys(key);
  }

  /// Counts one try; false when there was one too many, whatever was typed.
  public boolean take(TenantId tenant, LinkId link, Instant now) {
    return throttles.reserve(tenant, keys.mailedCode(tenant, link), TRIES, WINDOW, now).isAllowed();
  }
}
