package dev.gatewright.server.console;

import dev.gatewright.admin.command.Role;

/// What roles are called.
public final class Roles {
  private Roles() {}

  /// The key of the role's name.
  public static String key(Role role) {
    return "console.role." + role.key();
  }
}
