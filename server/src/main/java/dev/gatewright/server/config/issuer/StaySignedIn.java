package dev.gatewright.server.config.issuer;

/// Whether a browser keeps a login when it is closed.
public enum StaySignedIn {
  /// No browser does.
  OFF,
  /// As the person ticks it.
  ASK,
  ALWAYS
}
