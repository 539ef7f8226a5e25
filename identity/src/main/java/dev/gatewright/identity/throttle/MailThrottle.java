package dev.gatewright.identity.throttle;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.events.AttackKind;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.store.ThrottleKey;
import dev.gatewright.identity.store.Throttles;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.crypto.SecretKey;

/// Bounds how many mails a network address may ask for, and how many an e-mail address gets.
///
/// The window of an e-mail address is no longer than the shortest link lives: whoever asks for its
/// owner to be locked out leaves a link in the owner's inbox that still works.
public final class MailThrottle {
  private static final ThrottleLimit PER_NETWORK = new ThrottleLimit(30, Duration.ofHours(1));
  private static final ThrottleLimit PER_WIDE_NETWORK =
      new ThrottleLimit(150, Duration.ofHours(1));
  private static final ThrottleLimit PER_RECIPIENT = new ThrottleLimit(4, Duration.ofMinutes(30));
  private static final ThrottleLimit SIGN_INS = new ThrottleLimit(4, Duration.ofMinutes(15));

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

  private record Budget(ThrottleKey key, ThrottleLimit limit) {}

  private static AttackKind kind(LinkPurpose purpose) {
    return purpose == LinkPurpose.SIGN_UP ? AttackKind.SIGN_UP : AttackKind.MAIL;
  }

  /// Counts one request.
  public Permission reserve(
      TenantId tenant,
      LinkPurpose purpose,
      CanonicalEmail recipient,
      InetAddress address,
      Instant now) {
    watch.note(tenant, kind(purpose), now);
    var around =
        List.of(
            new Budget(keys.wideMailNetwork(tenant, address), PER_WIDE_NETWORK),
            new Budget(keys.mailNetwork(tenant, address), PER_NETWORK));
    for (var budget : around) {
      var limit = budget.limit();
      var network =
          throttles.reserve(tenant, budget.key(), limit.attempts(), limit.window(), now);
      if (!network.isAllowed()) {
        var left = Duration.between(now, network.endsAt());
        return new Permission.Throttled(left.isPositive() ? left : Duration.ofSeconds(1));
      }
    }
    var limit = purpose == LinkPurpose.SIGN_IN ? SIGN_INS : PER_RECIPIENT;
    var own =
        throttles.reserve(
            tenant,
            keys.mailRecipient(tenant, purpose, recipient),
            limit.attempts(),
            limit.window(),
            now);
    return own.isAllowed() ? new Permission.Allowed() : new Permission.Enough();
  }
}
