package dev.gatewright.identity.throttle;

import java.time.Duration;

/// The budgets of wrong passwords.
///
/// `perAccount` is shared by all browsers that never signed in to the account; `perDevice` belongs
/// to one browser that did; `perAddress` is shared by all unknown browsers of one network address,
/// `perNetwork` by those of the network around it.
public record ThrottleLimits(
    ThrottleLimit perAccount,
    ThrottleLimit perDevice,
    ThrottleLimit perAddress,
    ThrottleLimit perNetwork) {
  private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

  public static final ThrottleLimits DEFAULT =
      new ThrottleLimits(
          new ThrottleLimit(10, QUARTER_HOUR),
          new ThrottleLimit(10, QUARTER_HOUR),
          new ThrottleLimit(50, QUARTER_HOUR),
          new ThrottleLimit(250, QUARTER_HOUR));
}
