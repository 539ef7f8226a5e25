package dev.gatewright.server.pages;

import java.util.Optional;

/// Why the login page is shown again.
public sealed interface LoginProblem {
  /// Email and password do not belong together; which of them is wrong is never said.
  record WrongCredentials() implements LoginProblem {}

  /// A field was left empty.
  record Missing(boolean email, boolean password) implements LoginProblem {}

  /// Too many wrong passwords or codes.
  ///
  /// @param minutes how long to wait, at least 1
  record Throttled(long minutes) implements LoginProblem {}

  /// The server has more logins to check than it can take.
  record Busy() implements LoginProblem {}

  /// The account exists, the password was right, and the account may not sign in.
  record NotActive() implements LoginProblem {}

  /// The passkey is nobody's here: it was taken away, or belongs to another issuer of the same
  /// host.
  record UnknownPasskey() implements LoginProblem {}

  /// The page stood open for too long, or its cookie is gone.
  record Expired() implements LoginProblem {}

  /// The issuer is under attack, and the form came without the work that its page asked for.
  record Unsolved() implements LoginProblem {}

  /// Somebody came by another provider, and the login goes on without it.
  ///
  /// @param provider what it is called
  record Upstream(UpstreamTrouble trouble, String provider) implements LoginProblem {}

  /// What is said above the form; empty where a field says it.
  default Optional<String> notice(Messages messages) {
    return switch (this) {
      case Throttled(long minutes) -> Optional.of(messages.count("login.throttled", minutes));
      case Busy() -> Optional.of(messages.text("login.busy"));
      case NotActive() -> Optional.of(messages.text("login.inactive"));
      case UnknownPasskey() -> Optional.of(messages.text("passkey.unknown"));
      case Expired() -> Optional.of(messages.text("login.expired"));
      case Unsolved() -> Optional.of(messages.text("challenge.unsolved"));
      case Upstream(var trouble, var provider) ->
          Optional.of(messages.text("upstream." + trouble.word(), Messages.apart(provider)));
      case WrongCredentials(), Missing(_, _) -> Optional.empty();
    };
  }
}
