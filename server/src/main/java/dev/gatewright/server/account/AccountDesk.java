package dev.gatewright.server.account;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.command.AdminCommand.AccountCommand;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Refusal;
import java.util.Optional;

/// Hands commands of a person to the administration.
final class AccountDesk {
  private final Administration administration;

  AccountDesk(Administration administration) {
    this.administration = administration;
  }

  /// What a person asks to see of their own.
  <R extends AdminResult> R see(AccountVisit visit, AccountCommand command, Class<R> expected) {
    var result = administration.run(visit.actor(), command);
    if (!expected.isInstance(result)) {
      throw new IllegalStateException("a person was refused what is their own");
    }
    return expected.cast(result);
  }

  /// Does something; answers why not, where it was not done.
  Optional<Refusal> act(AccountVisit visit, AccountCommand command) {
    return administration.run(visit.actor(), command) instanceof AdminResult.Refused(var why)
        ? Optional.of(why)
        : Optional.empty();
  }
}
