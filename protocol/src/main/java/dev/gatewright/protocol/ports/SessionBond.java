package dev.gatewright.protocol.ports;

/// How a grant hangs on the login session it began in. It says nothing about a grant that began
/// without one.
public enum SessionBond {
  /// Lives on when the session ends, until the user is signed out everywhere.
  NONE,
  /// Dies when the session is ended, as by a logout; lives on when it merely expires.
  LOGOUT,
  /// Dies when the session is ended and when it expires.
  SESSION
}
