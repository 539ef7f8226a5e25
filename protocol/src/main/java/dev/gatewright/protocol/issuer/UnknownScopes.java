package dev.gatewright.protocol.issuer;

/// What becomes of a scope that is declared nowhere at the issuer.
public enum UnknownScopes {
  /// It is left out where `openid` is asked for (OpenID Connect Core §3.1.2.1), and the answer says
  /// what was granted; elsewhere it is `invalid_scope`.
  IGNORE,
  /// It is `invalid_scope` always.
  REFUSE
}
