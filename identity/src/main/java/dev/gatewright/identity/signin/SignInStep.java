package dev.gatewright.identity.signin;

import dev.gatewright.identity.Factor;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What comes next while somebody signs in.
public sealed interface SignInStep {
  /// Nobody has proved anything yet: each of these methods would do.
  record Ask(List<SignInMethod> methods) implements SignInStep {
    public Ask {
      methods = List.copyOf(methods);
    }
  }

  /// The person is known, and one more proof is wanted. `state` comes back with it.
  record Challenge(User person, SignInState state, SignInMethod method) implements SignInStep {}

  /// The person is who they say. `factors` were proved; `at` is when the last attempt began, which
  /// a session takes as its beginning.
  record Done(User user, List<Factor> factors, Instant at) implements SignInStep {
    public Done {
      factors = List.copyOf(factors);
    }
  }

  /// It goes no further like this. What `SignInFlow.show` says may be tried again, after
  /// `retryAfter` where one is named.
  record Refused(Reason reason, Optional<Duration> retryAfter) implements SignInStep {
    Refused(Reason reason) {
      this(reason, Optional.empty());
    }
  }

  /// Why it goes no further.
  enum Reason {
    /// No such account, another password or code, or none at all: nobody is told which.
    WRONG,
    /// Too many were wrong; none is looked at for a while.
    THROTTLED,
    /// What was typed is right, and only therefore is it told that the account may not act.
    NOT_ACTIVE,
    /// Too many people sign in at this moment; nothing was counted.
    BUSY,
    /// What was proved before counts no longer; it begins anew.
    STALE
  }
}
