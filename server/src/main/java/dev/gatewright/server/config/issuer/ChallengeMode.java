package dev.gatewright.server.config.issuer;

/// When unknown browsers are asked for work.
public enum ChallengeMode {
  OFF,
  /// While the issuer is under attack.
  AUTO,
  ALWAYS
}
