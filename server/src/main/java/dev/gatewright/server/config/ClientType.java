package dev.gatewright.server.config;

/// What kind of program a client is; it decides the built-in defaults that differ.
public enum ClientType implements Word {
  /// A web application with a backend that keeps a secret.
  WEB,
  /// A program in a browser: public (RFC 6749 §2.1).
  SPA,
  /// A program on a person's device: public (RFC 8252 §8.4).
  NATIVE,
  /// A program that acts for itself.
  MACHINE;

  boolean isPublic() {
    return this == SPA || this == NATIVE;
  }
}
