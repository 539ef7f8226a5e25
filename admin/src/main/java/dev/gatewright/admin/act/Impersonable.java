package dev.gatewright.admin.act;

import dev.gatewright.admin.command.ProjectCommand;
import dev.gatewright.admin.command.Refusal.NotImpersonated;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.events.EventTable;
import java.util.Optional;

/// As whom nobody acts: as somebody who administers anything, since what they may is more than
/// theirs, or as somebody who may not act.
final class Impersonable {
  private static final TenantId SYSTEM = new TenantId(EventTable.SERVER.value());

  private Impersonable() {}

  /// Why nobody acts as this person now, if nobody does.
  static Optional<NotImpersonated.Why> refusal(SqlStore store, TenantId tenant, User user) {
    if (!user.isActive()) {
      return Optional.of(NotImpersonated.Why.NOT_ACTIVE);
    }
    return isOfProject(user) || isOfOrganization(store, tenant, user) || isOfServer(store, user)
        ? Optional.of(NotImpersonated.Why.ADMINISTERS)
        : Optional.empty();
  }

  private static boolean isOfProject(User user) {
    return user.role().filter(ProjectCommand.ADMINISTRATOR::equals).isPresent();
  }

  private static boolean isOfOrganization(SqlStore store, TenantId tenant, User user) {
    return store.organizations().membershipsOf(tenant, user.id()).stream()
        .anyMatch(one -> one.scopes().contains(Membership.ADMINISTRATION));
  }

  /// Whoever administers has an account of their own for it, and is known by the address.
  private static boolean isOfServer(SqlStore store, User user) {
    return store
        .users()
        .findByEmail(SYSTEM, user.email())
        .filter(own -> !store.administrators().of(own.id()).isEmpty())
        .isPresent();
  }
}
