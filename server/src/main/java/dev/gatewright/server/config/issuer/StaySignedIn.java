package dev.gatewright.server.config.issuer;

import dev.gatewright.server.config.yaml.Word;
import java.util.Locale;

/// Whether a browser keeps a login when it is closed.
public enum StaySignedIn implements Word {
  /// No browser does.
  OFF,
  /// As the person ticks it.
  ASK,
  ALWAYS;

  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
