package dev.gatewright.identity.store;

import dev.gatewright.identity.ActiveMembership;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import java.util.List;
import java.util.Optional;

/// The organizations of each tenant and who belongs to them.
public interface Organizations {
  Optional<Organization> find(TenantId tenant, OrganizationId organization);

  /// All organizations of the tenant by id.
  List<Organization> list(TenantId tenant);

  /// The user's active memberships of active organizations, in `ActiveMembership.ORDER`, read from
  /// one moment.
  List<ActiveMembership> membershipsOf(TenantId tenant, UserId user);

  /// All memberships of the organization, whatever their status, by user id.
  List<Membership> membersOf(TenantId tenant, OrganizationId organization);

  /// People who look after the organization now and may act, by id; at most `most`.
  List<User> administratorsOf(TenantId tenant, OrganizationId organization, int most);

  /// Adds the organization or makes it as given.
  void declare(TenantId tenant, Organization organization, By by);

  /// Adds the membership or makes its title, scopes and status as given; one that exists keeps its
  /// `joinedAt`. False, and nothing changed, when the organization or the user is not there.
  boolean declare(TenantId tenant, Membership membership, By by);

  /// Removes the organization and its memberships; false when there is none.
  boolean remove(TenantId tenant, OrganizationId organization, By by);

  /// Removes the membership; false when there is none.
  boolean remove(TenantId tenant, OrganizationId organization, UserId user, By by);
}
