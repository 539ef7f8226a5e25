package dev.gatewright.store.statistics;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// How long the times are that a series has one number for, in hours and days of UTC.
public enum Step {
  HOUR("hour", Duration.ofHours(1), CountTable.HOURS_KEPT),
  DAY("day", Duration.ofDays(1), CountTable.DAYS_KEPT);

  private final String word;
  private final Duration length;
  private final Duration kept;

  Step(String word, Duration length, Duration kept) {
    this.word = word;
    this.length = length;
    this.kept = kept;
  }

  public String word() {
    return word;
  }

  public Duration length() {
    return length;
  }

  /// For how long there are numbers of such times.
  public Duration kept() {
    return kept;
  }

  /// The step of this word.
  public static Optional<Step> parse(String word) {
    return Arrays.stream(values()).filter(step -> step.word.equals(word)).findFirst();
  }
}
