package dev.gatewright.identity.signin;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.signin.SignInHandler.Use;
import dev.gatewright.identity.signin.SignInPolicy.Strength;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Which proof is wanted next. Pure: a table over what is proved, what the person can prove and
/// what is demanded.
sealed interface NextFactor {
  /// Somebody must say who they are.
  record First() implements NextFactor {}

  /// One of these, in the order in which they are offered.
  record Second(List<SignInMethod> methods) implements NextFactor {}

  /// Nothing more is wanted, or nothing more can be had and the account does not demand it.
  record None() implements NextFactor {}

  /// `two` is whether the proofs are two factors already; `uses` are the methods that add to a
  /// first factor, in the order in which they are offered; `trusted` is whether the browser stands
  /// in for what the account demands.
  static NextFactor of(
      Collection<SignInMethod> proved,
      boolean two,
      Map<SignInMethod, Use> uses,
      Strength strength,
      boolean trusted) {
    if (proved.stream().noneMatch(SignInMethod::isFirst)) {
      return new First();
    }
    if (strength == Strength.PHISHING_RESISTANT && !proved.contains(SignInMethod.PASSKEY)) {
      var passkey = List.of(SignInMethod.PASSKEY);
      if (uses.getOrDefault(SignInMethod.PASSKEY, Use.NONE) != Use.NONE) {
        return new Second(passkey);
      }
    }
    boolean demanded = uses.containsValue(Use.DEMANDED) && !trusted;
    boolean wanted = strength != Strength.ONE_FACTOR || demanded;
    var usable =
        uses.entrySet().stream()
            .filter(entry -> entry.getValue() != Use.NONE && !proved.contains(entry.getKey()))
            .map(Map.Entry::getKey)
            .toList();
    return wanted && !usable.isEmpty() && !two ? new Second(usable) : new None();
  }
}
