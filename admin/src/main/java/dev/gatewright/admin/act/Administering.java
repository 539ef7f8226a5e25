package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.SqlStore;
import java.util.List;
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

  /// Whether these rights are more than whoever has the role for the organization gives: what
  /// somebody has there already, and to look after it. What a member gives is bounded where it is
  /// written.
  static boolean exceeds(
      Holdings holdings,
      IssuerId issuer,
      OrganizationId organization,
      List<String> scopes,
      Acting by) {
    return by.actor() instanceof Actor.Mandated mandated
        && exceeds(holdings.store(), issuer, organization, scopes, mandated.mandate());
  }

  /// As above, of whoever has this mandate.
  static boolean exceeds(
      SqlStore store,
      IssuerId issuer,
      OrganizationId organization,
      List<String> scopes,
      Mandate mandate) {
    if (mandate.organization().isEmpty() || scopes.isEmpty()) {
      return false;
    }
    var known = store.members().scopes(new TenantId(issuer.value()), organization);
    return scopes.stream()
        .anyMatch(scope -> !scope.equals(Membership.ADMINISTRATION) && !known.contains(scope));
  }

  /// Why whoever asks is told and does nothing: a member who does not look after the organization
  /// now, or an organization that is not there. A member learns of no other than their own.
  static Optional<Refusal> refusal(
      Holdings holdings, IssuerId issuer, OrganizationId organization, Acting by) {
    var tenant = new TenantId(issuer.value());
    return administrator(by)
        .map(user ->
            holdings
                    .store()
                    .members()
                    .find(tenant, organization, user)
                    .filter(Membership::isAdministrator)
                    .isPresent()
                ? Optional.<Refusal>empty()
                : Optional.<Refusal>of(new Refusal.NotAllowed()))
        .orElseGet(() ->
            holdings.store().organizations().find(tenant, organization).isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal.NoSuchOrganization(organization.value())));
  }
}
