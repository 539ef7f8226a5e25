package dev.gatewright.server.http;

/// Who reads the errors of a route.
public enum ErrorFormat {
  /// Programs, in the form of RFC 6749 §5.2.
  JSON,
  /// Programs, as problem documents (RFC 9457).
  PROBLEM,
  /// People.
  HTML
}
