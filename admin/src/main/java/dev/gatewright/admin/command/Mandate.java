package dev.gatewright.admin.command;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.EventTable;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// How far somebody's administration goes: a role, in one issuer or in all, and of what the role
/// lets do no more than this.
///
/// @param issuer the only one; none is for the owner alone, and the owner's alone
public record Mandate(Role role, Optional<IssuerId> issuer, Set<Permission> permissions) {
  public Mandate {
    if (issuer.isEmpty() != (role == Role.OWNER)) {
      throw new IllegalArgumentException("an owner has every issuer, and everybody else one");
    }
    var held = EnumSet.noneOf(Permission.class);
    held.addAll(permissions);
    held.retainAll(role.permissions());
    permissions = Set.copyOf(held);
  }

  /// Of nobody: it reaches no issuer that there can be, and lets do nothing.
  public static final Mandate NOTHING =
      new Mandate(Role.AUDITOR, Optional.of(EventTable.SERVER), Set.of());

  /// All that the owner may.
  public static Mandate owner() {
    return new Mandate(Role.OWNER, Optional.empty(), Role.OWNER.permissions());
  }

  /// All that the role lets do in the issuer.
  public static Mandate of(Role role, IssuerId issuer) {
    return new Mandate(role, Optional.of(issuer), role.permissions());
  }

  /// Whether the command is among what it lets do. Of the issuers, everybody sees those that they
  /// reach. Making a key, or an administrator, is giving what they have.
  public boolean covers(AdminCommand command) {
    return permissions.containsAll(Permission.all(command))
        && (command instanceof AdminCommand.ListIssuers
            || issuer.isEmpty()
            || issuer.equals(command.scope()))
        && given(command).map(this::mayGive).orElse(true);
  }

  /// What somebody else has by the command. Whoever stops an owner could be one.
  private static Optional<Mandate> given(AdminCommand command) {
    return switch (command) {
      case AdminCommand.CreateApiKey(var _, var mandate, var _, var _) -> Optional.of(mandate);
      case AdministratorCommand.GrantAdministrator(var _, var mandate) -> Optional.of(mandate);
      case AdministratorCommand.InviteAdministrator(var mandate) -> Optional.of(mandate);
      case AdministratorCommand.RevokeAdministrator(var _, var where) when where.isEmpty() ->
          Optional.of(owner());
      case AdminCommand _ -> Optional.empty();
    };
  }

  /// Whether it is about this issuer, whatever it lets do there.
  public boolean reaches(IssuerId other) {
    return issuer.isEmpty() || issuer.get().equals(other);
  }

  /// Whether whoever has this may give that: nobody gives what they have not.
  public boolean mayGive(Mandate other) {
    return permissions.containsAll(other.permissions)
        && (issuer.isEmpty() || issuer.equals(other.issuer));
  }
}
