package dev.gatewright.protocol.oauth;

import java.util.Locale;
import java.util.Optional;

/// What the client wants the user to be asked (OpenID Connect Core §3.1.2.1).
public enum Prompt {
  NONE,
  LOGIN,
  CONSENT,
  SELECT_ACCOUNT,
  /// To make an account (OpenID Connect Prompt Create 1.0 §4); known only where people may.
  CREATE;

  /// The `prompt` value.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Prompt> parse(String value) {
    for (Prompt prompt : values()) {
      if (prompt.wire().equals(value)) {
        return Optional.of(prompt);
      }
    }
    return Optional.empty();
  }
}
