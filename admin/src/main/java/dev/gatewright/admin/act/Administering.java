package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.util.Optional;

/// What a member may who looks after an organization.
final class Administering {
  private Administering() {}

  /// Whose own rights bound what is done, where it is a member who does it.
  static Optional<UserId> administrator(Acting by) {
    return by.actor() instanceof Actor.OrganizationAdministrator administrator
        ? Optional.of(administrator.user())
        : Optional.empty();
  }

  /// Whether whoever asks looks after the organization now, or needs not.
  static boolean mayLook(
      Holdings holdings, IssuerId issuer, OrganizationId organization, Acting by) {
    var tenant = new TenantId(issuer.value());
    return administrator(by)
        .map(user -> holdings.store().members().find(tenant, organization, user))
        .map(held -> held.filter(Membership::isAdministrator).isPresent())
        .orElse(true);
  }
}
