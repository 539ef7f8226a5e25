package dev.gatewright.server.config.yaml;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// So many times in so long, written `10/15m`.
public record Rate(int count, Duration per) {
  /// The highest count that can be written.
  public static final int MOST = 999_999;

  private static final Pattern SYNTAX = Pattern.compile("([1-9][0-9]{0,5})/([0-9]+[smhd])");

  public Rate {
    if (count < 1 || per.isNegative() || per.isZero()) {
      throw new IllegalArgumentException("a rate is a positive count in a positive time");
    }
  }

  public static Optional<Rate> parse(String text) {
    var match = SYNTAX.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    int count = Integer.parseInt(match.group(1));
    return DurationText.parse(match.group(2))
        .filter(Duration::isPositive)
        .map(per -> new Rate(count, per));
  }

  /// The rate as a configuration file writes it.
  public String text() {
    return count + "/" + DurationText.format(per);
  }
}
