package dev.gatewright.protocol.clients;

/// What another system writes beside the standard claims, for clients that were written for it.
public enum SystemClaims {
  NONE,
  /// `dat` in access tokens, which says what kind of actor they are of, and `session_state` in
  /// authorization responses.
  AUTHPI,
  /// `custom_attributes`, `roles` and the booleans under `https://authgear.com/claims/user/` in
  /// UserInfo, ID tokens and JWT access tokens.
  AUTHGEAR
}
