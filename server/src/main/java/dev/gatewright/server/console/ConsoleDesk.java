package dev.gatewright.server.console;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.server.tenants.Settled;
import java.util.Optional;
import java.util.function.Supplier;

/// Hands commands of somebody who administers to the administration.
final class ConsoleDesk {
  private final Administration administration;
  private final Runnable settled;

  /// @param settled waits until what was changed is served
  ConsoleDesk(Administration administration, Runnable settled) {
    this.administration = administration;
    this.settled = settled;
  }

  /// What the person asks to see; empty where there is no such thing, or it is not for them.
  <R extends AdminResult> Optional<R> see(
      ConsoleVisit visit, AdminCommand command, Class<R> expected) {
    var result = administration.run(visit.actor(), command);
    return result instanceof AdminResult.Refused
        ? Optional.empty()
        : Optional.of(expected.cast(result));
  }

  /// Does something; answers why not, where it was not done.
  Optional<Refusal> act(ConsoleVisit visit, AdminCommand command) {
    return run(visit, command) instanceof AdminResult.Refused(var why)
        ? Optional.of(why)
        : Optional.empty();
  }

  /// Does something that has a result.
  AdminResult run(ConsoleVisit visit, AdminCommand command) {
    var result = administration.run(visit.actor(), command);
    settled.run();
    return result;
  }

  /// Waits until what was changed elsewhere is served.
  void settle() {
    settled.run();
  }

  /// Changes settings, and answers once what was changed is served.
  Settled settled(Supplier<Settled> change) {
    var result = change.get();
    settled.run();
    return result;
  }
}
