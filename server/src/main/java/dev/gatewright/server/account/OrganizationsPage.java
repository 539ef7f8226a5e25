package dev.gatewright.server.account;

import dev.gatewright.admin.command.AdminCommand.LeaveOrganization;
import dev.gatewright.admin.command.AdminCommand.ListPlaces;
import dev.gatewright.admin.command.AdminResult.Places;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.OrganizationsView;
import dev.gatewright.server.pages.account.Section;
import dev.gatewright.store.people.OrganizationTable.Place;
import java.util.Optional;

/// Where a person belongs.
final class OrganizationsPage {
  private static final String PATH = "/organizations";

  private final AccountDesk desk;
  private final AccountPages pages;

  OrganizationsPage(AccountDesk desk, AccountPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  AccountRoute route() {
    return AccountRoute.of(PATH, this::show, this::act);
  }

  private AccountAnswer show(AccountVisit visit) {
    var found = desk.see(visit, new ListPlaces(visit.issuer(), visit.person()), Places.class);
    var view =
        new OrganizationsView(
            visit.frame(Section.ORGANIZATIONS),
            visit.link(PATH),
            found.places().stream().map(place -> organization(visit, place)).toList());
    return AccountAnswer.shown(pages.organizations(view, visit.page()));
  }

  private static OrganizationsView.Organization organization(AccountVisit visit, Place place) {
    var membership = place.membership();
    boolean active =
        membership.status() == MembershipStatus.ACTIVE
            && place.organization().status() == OrganizationStatus.ACTIVE;
    var members = Administered.link(visit, place.organization().id());
    return new OrganizationsView.Organization(
        place.organization().id().value(),
        place.organization().name(),
        membership.title(),
        membership.scopes(),
        active,
        membership.joinedAt(),
        active && membership.isAdministrator() ? members : Optional.empty());
  }

  private AccountAnswer act(AccountVisit visit, Parameters fields) {
    boolean left =
        fields
            .first(OrganizationsView.LEAVE_FIELD)
            .flatMap(OrganizationId::parse)
            .filter(id ->
                desk.act(visit, new LeaveOrganization(visit.issuer(), visit.person(), id))
                    .isEmpty())
            .isPresent();
    return AccountAnswer.done(PATH, left ? Notice.LEFT : Notice.NOTHING_DONE);
  }
}
