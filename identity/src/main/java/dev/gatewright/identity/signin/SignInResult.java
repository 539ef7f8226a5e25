package dev.gatewright.identity.signin;

import dev.gatewright.identity.User;
import dev.gatewright.identity.UserStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// How an attempt to sign in ended.
public sealed interface SignInResult {
  /// The person is who they say. `methods` are the proofs given, in the words of RFC 8176 §2; `at`
  /// is when the attempt began, which the session takes as its beginning.
  record SignedIn(User user, Set<String> methods, Instant at) implements SignInResult {
    public SignedIn {
      methods = Set.copyOf(methods);
    }
  }

  /// No such account, another password, or no password at all: nobody is told which.
  record WrongCredentials() implements SignInResult {}

  /// Too many were wrong; none is looked at before so long.
  record Throttled(Duration retryAfter) implements SignInResult {}

  /// The password is right, and only therefore is it told that the account may not act.
  record NotActive(UserStatus status) implements SignInResult {}

  /// Too many people sign in at this moment; nothing was counted.
  record Busy() implements SignInResult {}
}
