package dev.gatewright.client.resource;

/// Whether a request may be served.
public sealed interface Authorization {
  /// Its token is good and has the scope.
  record Granted(AccessToken token) implements Authorization {}

  /// It is not, and this is the answer.
  record Refused(Challenge challenge) implements Authorization {}
}
