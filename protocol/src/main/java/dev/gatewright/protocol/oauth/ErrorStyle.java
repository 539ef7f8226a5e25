package dev.gatewright.protocol.oauth;

/// How errors look.
public enum ErrorStyle {
  /// RFC 6749 §5.2.
  RFC,
  /// One human sentence in `error`.
  PLAIN,
  /// The codes, statuses and body of the npm library `@jmondi/oauth2-server`; errors of the
  /// authorization endpoint are such a body too, and are never sent to the client.
  TS_OAUTH2_SERVER
}
