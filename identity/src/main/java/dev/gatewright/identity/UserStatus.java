package dev.gatewright.identity;

/// Whether an account may act. Only an active one may sign in, keep a session or have a token
/// refreshed.
public enum UserStatus {
  ACTIVE,
  /// Kept from acting for a while; expected to come back.
  SUSPENDED,
  /// Kept from acting for good.
  DISABLED,
  /// Asked to be deleted, and may take that back until it is done.
  LEAVING;

  /// Those that whoever runs the server can give.
  public static UserStatus[] givable() {
    return new UserStatus[] {ACTIVE, SUSPENDED, DISABLED};
  }
}
