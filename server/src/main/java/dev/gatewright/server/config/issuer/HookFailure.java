package dev.gatewright.server.config.issuer;

/// What becomes of a request whose hook gives no usable answer.
public enum HookFailure {
  ALLOW,
  REFUSE
}
