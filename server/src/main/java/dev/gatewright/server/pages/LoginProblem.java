package dev.gatewright.server.pages;

/// Why the login page is shown again.
public sealed interface LoginProblem {
  /// Email and password do not belong together; which of them is wrong is never said.
  record WrongCredentials() implements LoginProblem {}

  /// A field was left empty.
  record Missing(boolean email, boolean password) implements LoginProblem {}

  /// Too many wrong passwords.
  ///
  /// @param minutes how long to wait, at least 1
  record Throttled(long minutes) implements LoginProblem {}

  /// The server has more logins to check than it can take.
  record Busy() implements LoginProblem {}

  /// The account exists, the password was right, and the account may not sign in.
  record NotActive() implements LoginProblem {}

  /// The page stood open for too long, or its cookie is gone.
  record Expired() implements LoginProblem {}
}
