package dev.gatewright.identity.throttle;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// How many attempts may fail within a window that begins with the first of them; written `10/15m`.
public record ThrottleLimit(int attempts, Duration window) {
  public static final int MAX_ATTEMPTS = 1_000_000;
  public static final Duration MAX_WINDOW = Duration.ofDays(7);

  private static final Pattern SYNTAX = Pattern.compile("(\\d{1,7})/(\\d{1,6})([smhd])");

  public ThrottleLimit {
    if (attempts < 1 || attempts > MAX_ATTEMPTS) {
      throw new IllegalArgumentException("a limit allows 1 to 1000000 attempts");
    }
    if (!window.isPositive() || window.compareTo(MAX_WINDOW) > 0) {
      throw new IllegalArgumentException("a limit's window is at most 7 days");
    }
  }

  /// Reads `10/15m`: attempts, a slash, and a duration in `s`, `m`, `h` or `d`.
  public static Optional<ThrottleLimit> parse(String text) {
    var matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int attempts = Integer.parseInt(matcher.group(1));
    int amount = Integer.parseInt(matcher.group(2));
    var window =
        switch (matcher.group(3)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        };
    boolean valid =
        attempts >= 1
            && attempts <= MAX_ATTEMPTS
            && window.isPositive()
            && window.compareTo(MAX_WINDOW) <= 0;
    return valid ? Optional.of(new ThrottleLimit(attempts, window)) : Optional.empty();
  }

  @Override
  public String toString() {
    long seconds = window.toSeconds();
    return attempts
        + "/"
        + (seconds % 86_400 == 0
            ? seconds / 86_400 + "d"
            : seconds % 3600 == 0
                ? seconds / 3600 + "h"
                : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s");
  }
}
