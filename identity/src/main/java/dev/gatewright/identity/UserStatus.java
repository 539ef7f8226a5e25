package dev.gatewright.identity;

/// Whether an account may act. Only an active one may sign in, keep a session or have a token
/// refreshed.
public enum UserStatus {
  ACTIVE,
  /// Kept from acting for a while; expected to come back.
  SUSPENDED,
  /// Kept from acting for good.
  DISABLED
}
