package dev.gatewright.identity.throttle;

import dev.gatewright.identity.events.AttackKind;
import dev.gatewright.identity.mail.MailQuota;
import dev.gatewright.identity.mail.MailShare;
import java.time.Duration;
import java.util.Optional;

/// From how many within a window on an issuer counts as under attack.
///
/// @param quota what the mails of an issuer are bounded by: from half of a share on it is under
///   attack however slowly they are asked for, so that work is asked for long before nobody is
///   mailed any more
public record AttackLimits(
    ThrottleLimit signIns, ThrottleLimit signUps, ThrottleLimit mails, MailQuota quota) {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  public static final AttackLimits DEFAULT =
      new AttackLimits(
          new ThrottleLimit(120, MINUTE),
          new ThrottleLimit(60, MINUTE),
          new ThrottleLimit(120, MINUTE),
          MailQuota.STANDARD);

  ThrottleLimit of(AttackKind kind) {
    return switch (kind) {
      case SIGN_IN -> signIns;
      case SIGN_UP -> signUps;
      case MAIL -> mails;
    };
  }

  /// Absent for mails that no stranger has written.
  Optional<ThrottleLimit> of(MailShare share) {
    var most = quota.perIssuer(share);
    return most.isPresent()
        ? Optional.of(new ThrottleLimit(Math.max(1, most.getAsInt() / 2), quota.window()))
        : Optional.empty();
  }
}
