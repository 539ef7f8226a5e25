package dev.gatewright.server.config.issuer;

/// What a hook is asked about.
public enum HookPlace {
  /// Somebody makes an account.
  SIGN_UP,
  /// Somebody has proved who they are.
  SIGN_IN,
  /// Tokens are about to be given.
  TOKEN
}
