package dev.gatewright.identity.signin;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import java.time.Instant;
import java.util.Optional;

/// One way to prove who one is. It answers for itself alone: what else the person proved, must
/// prove or failed at is the flow's to know, and so is how often one may be wrong. What it shows is
/// the page of its [SignInMethod]. Safe for use by several threads.
public interface SignInHandler {
  SignInMethod method();

  /// Whether this person may, or must, use it.
  Use use(TenantId tenant, User person);

  /// Whether this input passes. What is good for once is spent, durably, when the answer is
  /// `PASSED`. Nobody may learn from the work done whether there is such a person.
  Verdict judge(
      TenantId tenant, Optional<User> person, SignInInput input, Visitor visitor, Instant now);

  /// What a method is to a person.
  enum Use {
    /// They have nothing to prove it with.
    NONE,
    POSSIBLE,
    /// Their account demands it at every sign-in.
    DEMANDED
  }

  /// What became of an input.
  enum Verdict {
    PASSED,
    FAILED,
    /// Too many people sign in at this moment; nothing was looked at.
    BUSY
  }
}
