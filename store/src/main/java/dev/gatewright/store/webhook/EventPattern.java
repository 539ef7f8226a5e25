package dev.gatewright.store.webhook;

import java.util.Optional;

/// Which events a webhook is for: one by its name, those that begin alike (`user.*`), or all (`*`).
public record EventPattern(String text) {
  private static final String FORM = "\\*|([a-z0-9_]+\\.)+([a-z0-9_]+|\\*)";

  public EventPattern {
    if (!text.matches(FORM)) {
      throw new IllegalArgumentException("no pattern of events");
    }
  }

  public static Optional<EventPattern> parse(String text) {
    return text.matches(FORM) ? Optional.of(new EventPattern(text)) : Optional.empty();
  }

  public boolean matches(String event) {
    return text.endsWith("*")
        ? event.startsWith(text.substring(0, text.length() - 1))
        : event.equals(text);
  }
}
