package dev.gatewright.identity.signin;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.signin.SignInHandler.Use;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Which proof is wanted next. Pure: a table over what is proved, what the person can prove and
/// what is demanded.
sealed interface NextFactor {
  /// Somebody must say who they are.
  record First() implements NextFactor {}

  record Second(SignInMethod method) implements NextFactor {}

  /// Nothing more is wanted, or nothing more can be had and the account does not demand it.
  record None() implements NextFactor {}

  /// `uses` are the methods that add to a first factor, in the order in which they are offered.
  static NextFactor of(
      Collection<SignInMethod> proved, Map<SignInMethod, Use> uses, SignInPolicy policy) {
    if (proved.stream().noneMatch(SignInMethod::isFirst)) {
      return new First();
    }
    var demanded = find(proved, uses, Use.DEMANDED);
    if (demanded.isPresent()) {
      return new Second(demanded.get());
    }
    boolean strong = proved.stream().anyMatch(method -> !method.isFirst());
    return policy.secondFactor() && !strong
        ? find(proved, uses, Use.POSSIBLE).<NextFactor>map(Second::new).orElseGet(None::new)
        : new None();
  }

  private static Optional<SignInMethod> find(
      Collection<SignInMethod> proved, Map<SignInMethod, Use> uses, Use use) {
    return uses.entrySet().stream()
        .filter(entry -> entry.getValue() == use && !proved.contains(entry.getKey()))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
