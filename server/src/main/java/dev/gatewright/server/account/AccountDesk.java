package dev.gatewright.server.account;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.command.AccountCommand;
import dev.gatewright.admin.command.AccountCommand.ListPlaces;
import dev.gatewright.admin.command.AccountCommand.ListTrustedBrowsers;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.OrganizationCommand;
import dev.gatewright.admin.command.OrganizationCommand.ListDomains;
import dev.gatewright.admin.command.OrganizationCommand.ListInvitations;
import dev.gatewright.admin.command.OrganizationCommand.ListMembers;
import dev.gatewright.admin.command.OrganizationCommand.ListOrganizationActivity;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.DomainClaim;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.mail.MemberInvitation;
import dev.gatewright.identity.store.KnownDevices.Trusted;
import dev.gatewright.server.config.issuer.IssuerKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Hands commands of a person to the administration.
public final class AccountDesk {
  private final Administration administration;

  public AccountDesk(Administration administration) {
    this.administration = administration;
  }

  <R extends AdminResult> R see(AccountVisit visit, AccountCommand command, Class<R> expected) {
    return see(visit.oneself(), command, expected);
  }

  /// What a person asks to see of their own.
  public <R extends AdminResult> R see(Oneself who, AccountCommand command, Class<R> expected) {
    var result = administration.run(who.actor(), command);
    if (!expected.isInstance(result)) {
      throw new IllegalStateException("a person was refused what is their own");
    }
    return expected.cast(result);
  }

  /// What the person holds in an organization, if anything counts of it.
  Optional<Membership> own(AccountVisit visit, OrganizationId organization) {
    return see(visit, new ListPlaces(visit.issuer(), visit.person()), AdminResult.Places.class)
        .places()
        .stream()
        .filter(place -> place.organization().id().equals(organization))
        .filter(place -> place.organization().status() == OrganizationStatus.ACTIVE)
        .map(place -> place.membership())
        .findFirst();
  }

  /// The members of an organization that the person looks after; none where that was taken from
  /// them meanwhile.
  AdminResult.Members members(
      AccountVisit visit, OrganizationId organization, Optional<String> after, int most) {
    var list = new ListMembers(visit.issuer(), organization, after, most);
    return administration.run(administrator(visit, organization), list)
            instanceof AdminResult.Members found
        ? found
        : new AdminResult.Members(List.of(), false);
  }

  /// Whom such an organization asks for, as above.
  List<MemberInvitation> invitations(AccountVisit visit, OrganizationId organization) {
    var list = new ListInvitations(visit.issuer(), organization);
    return administration.run(administrator(visit, organization), list)
            instanceof AdminResult.Invitations(var waiting)
        ? waiting
        : List.of();
  }

  /// What happened in such an organization, as above.
  AdminResult.OrganizationActivity activity(
      AccountVisit visit, OrganizationId organization, Optional<Long> before, int most) {
    var list = new ListOrganizationActivity(visit.issuer(), organization, before, most);
    return administration.run(administrator(visit, organization), list)
            instanceof AdminResult.OrganizationActivity found
        ? found
        : new AdminResult.OrganizationActivity(List.of(), false, Map.of());
  }

  /// The mail domains of such an organization, as above.
  List<DomainClaim> domains(AccountVisit visit, OrganizationId organization) {
    var list = new ListDomains(visit.issuer(), organization);
    return administration.run(administrator(visit, organization), list)
            instanceof AdminResult.Domains(var claims)
        ? claims
        : List.of();
  }

  Optional<Refusal> actAsAdministrator(
      AccountVisit visit, OrganizationId organization, OrganizationCommand command) {
    return administration.run(administrator(visit, organization), command)
            instanceof AdminResult.Refused(var why)
        ? Optional.of(why)
        : Optional.empty();
  }

  private static Actor administrator(AccountVisit visit, OrganizationId organization) {
    return new Actor.OrganizationAdministrator(visit.issuer(), organization, visit.person());
  }

  /// The browsers whose trust counts still, by what the issuer says now.
  public List<Trusted> trusted(Oneself who) {
    var lasts = who.tenant().settings().get(IssuerKeys.TRUSTED_BROWSERS);
    if (!lasts.isPositive()) {
      return List.of();
    }
    var list = new ListTrustedBrowsers(who.issuer(), who.person(), who.now().minus(lasts));
    return see(who, list, AdminResult.TrustedBrowsers.class).browsers();
  }

  Optional<Refusal> act(AccountVisit visit, AccountCommand command) {
    return act(visit.oneself(), command);
  }

  /// Does something; answers why not, where it was not done.
  public Optional<Refusal> act(Oneself who, AccountCommand command) {
    return administration.run(who.actor(), command) instanceof AdminResult.Refused(var why)
        ? Optional.of(why)
        : Optional.empty();
  }
}
