package dev.gatewright.protocol.oauth;

/// What a token is bound to beside its bearer, so that a copy alone is worth nothing.
public sealed interface Binding {
  /// Nothing: a bearer token (RFC 6750).
  record None() implements Binding {}

  /// The thumbprint of the client's public key, as `cnf.jkt` says it (RFC 9449 §6.1).
  record Dpop(String thumbprint) implements Binding {}

  /// The SHA-256 of the client's certificate in base64url, as `cnf.x5t#S256` says it (RFC 8705
  /// §3.1).
  record Mtls(String thumbprint) implements Binding {}
}
