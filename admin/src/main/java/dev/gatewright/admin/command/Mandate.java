package dev.gatewright.admin.command;

import dev.gatewright.identity.OrganizationId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.admin.Reach;
import dev.gatewright.store.events.EventTable;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// How far somebody's administration goes: a role, in one organization, in one issuer or in all,
/// and of what the role lets do no more than this.
///
/// @param issuer the only one; none is for the owner alone, and the owner's alone
/// @param organization the only one, of those whose role is for one
public record Mandate(
    Role role,
    Optional<IssuerId> issuer,
    Optional<OrganizationId> organization,
    Set<Permission> permissions) {
  public Mandate {
    if (issuer.isEmpty() != (role == Role.OWNER)) {
      throw new IllegalArgumentException("an owner has every issuer, and everybody else one");
    }
    if (organization.isPresent() != role.isOfOrganization()) {
      throw new IllegalArgumentException("one role is for an organization, and no other");
    }
    permissions = both(permissions, role.permissions());
  }

  public Mandate(Role role, Optional<IssuerId> issuer, Set<Permission> permissions) {
    this(role, issuer, Optional.empty(), permissions);
  }

  private static Set<Permission> both(Set<Permission> some, Set<Permission> others) {
    var both = EnumSet.noneOf(Permission.class);
    both.addAll(some);
    both.retainAll(others);
    return Set.copyOf(both);
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

  /// All that an organization's administrator may.
  public static Mandate of(IssuerId issuer, OrganizationId organization) {
    var role = Role.ORGANIZATION_ADMINISTRATOR;
    return new Mandate(role, Optional.of(issuer), Optional.of(organization), role.permissions());
  }

  /// The role there; absent where nobody has that role there.
  public static Optional<Mandate> of(Role role, Reach reach) {
    boolean fits =
        reach.issuer().isEmpty() == (role == Role.OWNER)
            && reach.organization().isPresent() == role.isOfOrganization();
    return fits
        ? Optional.of(new Mandate(role, reach.issuer(), reach.organization(), role.permissions()))
        : Optional.empty();
  }

  /// Where it counts.
  public Reach reach() {
    return new Reach(issuer, organization);
  }

  /// The same with no more than these permissions.
  public Mandate within(Set<Permission> bounds) {
    return new Mandate(role, issuer, organization, both(permissions, bounds));
  }

  /// Whether the command is among what it lets do. Of the issuers, and of the organizations,
  /// everybody sees those that they reach. Making a key, or an administrator, is giving what they
  /// have.
  public boolean covers(AdminCommand command) {
    return permissions.containsAll(Permission.all(command))
        && (command instanceof AdminCommand.ListIssuers
            || issuer.isEmpty()
            || issuer.equals(command.scope()))
        && (organization.isEmpty() || isInside(command))
        && given(command).map(this::mayGive).orElse(true)
        && !isKeyOfOrganization(command);
  }

  private static boolean isKeyOfOrganization(AdminCommand command) {
    return command instanceof AdminCommand.CreateApiKey(var _, var mandate, var _, var _)
        && mandate.organization().isPresent();
  }

  private boolean isInside(AdminCommand command) {
    return switch (command) {
      case OrganizationCommand about ->
          organization.equals(Optional.of(about.organization())) && about.isInside();
      case AdministratorCommand about -> organization.equals(about.reach().organization());
      case AdminCommand.ListOrganizations _ -> true;
      case AdminCommand _ -> false;
    };
  }

  /// What somebody else has by the command. Whoever stops an owner could be one.
  private static Optional<Mandate> given(AdminCommand command) {
    return switch (command) {
      case AdminCommand.CreateApiKey(var _, var mandate, var _, var _) -> Optional.of(mandate);
      case AdministratorCommand.GrantAdministrator(var _, var mandate) -> Optional.of(mandate);
      case AdministratorCommand.InviteAdministrator(var mandate) -> Optional.of(mandate);
      case AdministratorCommand.RevokeAdministrator(var _, var where)
          when where.issuer().isEmpty() ->
          Optional.of(owner());
      case AdminCommand _ -> Optional.empty();
    };
  }

  /// Whether it is about this issuer or something of it, whatever it lets do there.
  public boolean reaches(IssuerId other) {
    return issuer.isEmpty() || issuer.get().equals(other);
  }

  /// Whether it is about this organization too.
  public boolean reaches(IssuerId of, OrganizationId other) {
    return reaches(of) && organization.map(other::equals).orElse(true);
  }

  /// Whether whoever has this may give that: nobody gives what they have not.
  public boolean mayGive(Mandate other) {
    return permissions.containsAll(other.permissions)
        && (issuer.isEmpty() || issuer.equals(other.issuer))
        && (organization.isEmpty() || organization.equals(other.organization));
  }
}
