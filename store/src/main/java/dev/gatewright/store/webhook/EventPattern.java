package dev.gatewright.store.webhook;

import dev.gatewright.store.events.EventNames;
import java.util.Optional;

/// Which events a webhook is for: one by its name, those that begin alike (`user.*`), or all (`*`).
public record EventPattern(String text) {
  private static final String FORM = "\\*|([a-z0-9_]+\\.)+([a-z0-9_]+|\\*)";

  public EventPattern {
    if (!text.matches(FORM)) {
      throw new IllegalArgumentException("no pattern of events");
    }
  }

  /// Absent where it can be none, or means no event that there is.
  public static Optional<EventPattern> parse(String text) {
    return Optional.of(text)
        .filter(EventPattern::isOne)
        .map(EventPattern::new)
        .filter(pattern -> EventNames.ALL.stream().anyMatch(pattern::matches));
  }

  /// Whether it has the form of one.
  public static boolean isOne(String text) {
    return text.matches(FORM);
  }

  public boolean matches(String event) {
    return text.endsWith("*")
        ? event.startsWith(text.substring(0, text.length() - 1))
        : event.equals(text);
  }
}
