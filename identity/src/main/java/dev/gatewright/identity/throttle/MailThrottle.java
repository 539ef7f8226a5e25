package dev.gatewright.identity.throttle;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.events.AttackKind;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.Recipient;
import dev.gatewright.identity.store.ThrottleKey;
import dev.gatewright.identity.store.Throttles;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.SecretKey;

/// Bounds how many mails and texts a network may ask for, and how many a recipient gets: by network
/// and by its neighbourhood, since whoever has a /48 of IPv6 has 65,536 networks; for a recipient
/// by whoever asks and over all of them, so that a stranger elsewhere does not use up what the
/// recipient asks for.
public final class MailThrottle {
  private static final ThrottleLimit PER_NETWORK = new ThrottleLimit(30, Duration.ofHours(1));
  private static final ThrottleLimit PER_SITE = new ThrottleLimit(120, Duration.ofHours(1));
  private static final ThrottleLimit PER_ASKER = new ThrottleLimit(4, Duration.ofMinutes(30));
  private static final ThrottleLimit SIGN_INS = new ThrottleLimit(4, Duration.ofMinutes(15));
  private static final ThrottleLimit TEXTS = new ThrottleLimit(3, Duration.ofMinutes(15));
  private static final ThrottleLimit PER_RECIPIENT = new ThrottleLimit(20, Duration.ofHours(1));

  private final Throttles throttles;
  private final ThrottleKeys keys;
  private final AttackWatch watch;

  /// `key` as that of [GuessThrottle].
  public MailThrottle(Throttles throttles, SecretKey key, AttackWatch watch) {
    this.throttles = throttles;
    this.keys = new ThrottleKeys(key);
    this.watch = watch;
  }

  /// Whether a mail may be asked for.
  public sealed interface Permission {
    record Allowed() implements Permission {}

    /// The recipient had enough. Whoever asks is told nothing of it.
    record Enough() implements Permission {}

    /// The network asked for too many.
    record Throttled(Duration retryAfter) implements Permission {}
  }

  /// A text costs money, and a mail does not.
  private static ThrottleLimit perAsker(LinkPurpose purpose) {
    if (purpose.isTexted()) {
      return TEXTS;
    }
    return purpose == LinkPurpose.SIGN_IN ? SIGN_INS : PER_ASKER;
  }

  private static AttackKind kind(LinkPurpose purpose) {
    return purpose == LinkPurpose.SIGN_UP ? AttackKind.SIGN_UP : AttackKind.MAIL;
  }

  /// Counts one request. Those that a network has no budget for say nothing of an attack: it makes
  /// as many of them as it likes.
  public Permission reserve(
      TenantId tenant, LinkPurpose purpose, Recipient recipient, InetAddress address, Instant now) {
    var network = reserve(tenant, keys.mailNetwork(tenant, address), PER_NETWORK, now);
    if (!network.isAllowed()) {
      return throttled(network, now);
    }
    var site = reserve(tenant, keys.mailSite(tenant, address), PER_SITE, now);
    if (!site.isAllowed()) {
      return throttled(site, now);
    }
    watch.note(tenant, kind(purpose), purpose.share(), now);
    var limit = perAsker(purpose);
    var asker = keys.mailAsker(tenant, purpose, recipient, address);
    return reserve(tenant, asker, limit, now).isAllowed()
            && reserve(tenant, keys.mailRecipient(tenant, purpose, recipient), PER_RECIPIENT, now)
                .isAllowed()
        ? new Permission.Allowed()
        : new Permission.Enough();
  }

  private Throttles.Reservation reserve(
      TenantId tenant, ThrottleKey key, ThrottleLimit limit, Instant now) {
    return throttles.reserve(tenant, key, limit.attempts(), limit.window(), now);
  }

  private static Permission throttled(Throttles.Reservation reservation, Instant now) {
    return new Permission.Throttled(reservation.left(now));
  }
}
