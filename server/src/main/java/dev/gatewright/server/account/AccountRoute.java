package dev.gatewright.server.account;

import dev.gatewright.protocol.oauth.Parameters;
import java.util.Optional;
import java.util.function.Predicate;

/// One page of an account: where it is below the overview's address, what it shows, and what its
/// form does, where it has one.
///
/// `proved` says for whom there must be a proof of a moment ago, with all that the person can prove
/// themselves with, before they see it.
public record AccountRoute(
    String path, Predicate<AccountVisit> proved, Show show, Optional<Act> act) {
  /// Shows; changes nothing.
  @FunctionalInterface
  public interface Show {
    AccountAnswer show(AccountVisit visit);
  }

  /// Does what the form asks for.
  @FunctionalInterface
  public interface Act {
    AccountAnswer act(AccountVisit visit, Parameters fields);
  }

  static AccountRoute of(String path, Show show) {
    return new AccountRoute(path, visit -> false, show, Optional.empty());
  }

  static AccountRoute of(String path, Show show, Act act) {
    return new AccountRoute(path, visit -> false, show, Optional.of(act));
  }

  /// The same page for whoever has just proved who they are.
  AccountRoute provedNow() {
    return provedNow(visit -> true);
  }

  /// The same page, which these see only once they have just proved who they are.
  AccountRoute provedNow(Predicate<AccountVisit> whom) {
    return new AccountRoute(path, whom, show, act);
  }
}
