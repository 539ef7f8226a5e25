package dev.gatewright.server.console;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import java.util.List;

/// What roles are called, and which of them somebody may give.
public final class Roles {
  private Roles() {}

  /// The key of the role's name.
  public static String key(Role role) {
    return "console.role." + role.key();
  }

  /// Those that whoever visits may give where they are: nobody gives more than they hold.
  static List<Role> givable(ConsoleVisit visit) {
    if (visit.issuer().isEmpty()) {
      return visit.mandate().mayGive(Mandate.owner()) ? List.of(Role.OWNER) : List.of();
    }
    return Role.ofKeys().stream()
        .filter(role -> role != Role.OWNER)
        .filter(role -> visit.mandate().mayGive(Mandate.of(role, visit.issuerId())))
        .toList();
  }
}
