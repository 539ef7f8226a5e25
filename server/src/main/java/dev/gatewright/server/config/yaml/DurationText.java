package dev.gatewright.server.config.yaml;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Durations as configuration files write them: a whole number and a unit, `60s`, `5m`, `12h`,
/// `7d`. A bare number is no duration, because nobody can tell its unit.
public final class DurationText {
  private static final Pattern SYNTAX = Pattern.compile("(0|[1-9][0-9]{0,8})([smhd])");

  private DurationText() {}

  /// The duration, or nothing when `text` is not one.
  public static Optional<Duration> parse(String text) {
    var match = SYNTAX.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(match.group(1));
    return Optional.of(
        switch (match.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  /// The shortest text for a duration of whole seconds, in the largest unit that divides it.
  public static String format(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds == 0) {
      return "0s";
    }
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
