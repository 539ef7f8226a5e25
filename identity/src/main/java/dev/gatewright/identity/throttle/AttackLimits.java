package dev.gatewright.identity.throttle;

import dev.gatewright.identity.events.AttackKind;
import java.time.Duration;

/// From how many within a window on an issuer counts as under attack.
public record AttackLimits(ThrottleLimit signIns, ThrottleLimit signUps, ThrottleLimit mails) {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  public static final AttackLimits DEFAULT =
      new AttackLimits(
          new ThrottleLimit(120, MINUTE),
          new ThrottleLimit(60, MINUTE),
          new ThrottleLimit(120, MINUTE));

  ThrottleLimit of(AttackKind kind) {
    return switch (kind) {
      case SIGN_IN -> signIns;
      case SIGN_UP -> signUps;
      case MAIL -> mails;
    };
  }
}
