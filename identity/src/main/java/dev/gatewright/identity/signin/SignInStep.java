package dev.gatewright.identity.signin;

import dev.gatewright.identity.Factor;
import dev.gatewright.identity.Pin;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.User;
import dev.gatewright.identity.signin.SignInHandler.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What comes next while somebody signs in.
public sealed interface SignInStep {
  /// The methods of which one is to be answered with now, the one to show first.
  default List<SignInMethod> offered() {
    return switch (this) {
      case Ask asked -> asked.methods();
      case Challenge(_, _, var method, var others, _) ->
          Stream.concat(Stream.of(method), others.stream()).toList();
      case Done _, Guest _, Leaving _, Refused _ -> List.of();
    };
  }

  /// Nobody has proved anything yet: each of these methods would do, the one to offer before the
  /// others first. `shown` is what those say that show something; `state` comes back with the
  /// answer.
  record Ask(List<SignInMethod> methods, SignInState state, Map<SignInMethod, Shown> shown)
      implements SignInStep {
    public Ask {
      methods = List.copyOf(methods);
      shown = Map.copyOf(shown);
    }
  }

  /// A proof by this method is wanted, or by one of the `others`, which are to be chosen. `person`
  /// is who it is, once they have proved that. `state` comes back with the answer.
  record Challenge(
      Optional<User> person,
      SignInState state,
      SignInMethod method,
      List<SignInMethod> others,
      Shown shown)
      implements SignInStep {
    public Challenge {
      others = List.copyOf(others);
    }
  }

  /// The person is who they say. `factors` were proved; `at` is when the last attempt began, which
  /// a session takes as its beginning.
  record Done(User user, List<Factor> factors, Instant at) implements SignInStep {
    public Done {
      factors = List.copyOf(factors);
    }
  }

  /// Somebody is let in who has no account: no session begins. `at` is when the attempt began.
  record Guest(Pin pin, Instant at) implements SignInStep {}

  /// The person is who they say, and asked to be deleted: they may take that back, and no session
  /// begins.
  record Leaving(User user) implements SignInStep {}

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
    /// What was proved before counts no longer, or the method is not offered; it begins anew.
    STALE
  }
}
