package dev.gatewright.server.http;

/// Who reads the errors of a route.
public enum ErrorFormat {
  /// Programs.
  JSON,
  /// People.
  HTML
}
