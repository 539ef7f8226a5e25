package dev.gatewright.server.account;

import dev.gatewright.admin.command.AccountCommand;
import dev.gatewright.admin.command.AccountCommand.AnswerInvitation;
import dev.gatewright.admin.command.AccountCommand.ChooseDefaultOrganization;
import dev.gatewright.admin.command.AccountCommand.LeaveOrganization;
import dev.gatewright.admin.command.AccountCommand.ListOwnInvitations;
import dev.gatewright.admin.command.AccountCommand.ListPlaces;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Places;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.store.Invitations.Counting;
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
    var asking =
        desk.see(
            visit,
            new ListOwnInvitations(visit.issuer(), visit.person()),
            AdminResult.OwnInvitations.class);
    boolean several = found.places().stream().filter(OrganizationsPage::isActive).count() > 1;
    var view =
        new OrganizationsView(
            visit.frame(Section.ORGANIZATIONS),
            visit.link(PATH),
            found.places().stream().map(place -> organization(visit, place, several)).toList(),
            asking.invitations().stream().map(OrganizationsPage::invitation).toList());
    return AccountAnswer.shown(pages.organizations(view, visit.page()));
  }

  private static boolean isActive(Place place) {
    return place.membership().status() == MembershipStatus.ACTIVE
        && place.organization().status() == OrganizationStatus.ACTIVE;
  }

  private static OrganizationsView.Organization organization(
      AccountVisit visit, Place place, boolean several) {
    var membership = place.membership();
    boolean active = isActive(place);
    var members = Administered.link(visit, place.organization().id());
    return new OrganizationsView.Organization(
        place.organization().id().value(),
        place.organization().name(),
        membership.title(),
        membership.scopes(),
        active,
        several && place.isDefault(),
        several && active && !place.isDefault(),
        membership.joinedAt(),
        membership.status() == MembershipStatus.ACTIVE,
        active && membership.isAdministrator() ? members : Optional.empty());
  }

  private static OrganizationsView.Invitation invitation(Counting asking) {
    var invitation = asking.invitation();
    return new OrganizationsView.Invitation(
        invitation.id().value(),
        asking.organizationName(),
        invitation.title(),
        invitation.scopes(),
        invitation.inviterName());
  }

  private AccountAnswer act(AccountVisit visit, Parameters fields) {
    var accepted = fields.first(OrganizationsView.ACCEPT_FIELD).flatMap(LinkId::parse);
    if (accepted.isPresent()) {
      var accept = new AnswerInvitation(visit.issuer(), visit.person(), accepted.get(), true);
      return answer(visit, accept, Notice.INVITATION_ACCEPTED);
    }
    var declined = fields.first(OrganizationsView.DECLINE_FIELD).flatMap(LinkId::parse);
    if (declined.isPresent()) {
      var decline = new AnswerInvitation(visit.issuer(), visit.person(), declined.get(), false);
      return answer(visit, decline, Notice.INVITATION_DECLINED);
    }
    var chosen = fields.first(OrganizationsView.DEFAULT_FIELD).flatMap(OrganizationId::parse);
    if (chosen.isPresent()) {
      var choose = new ChooseDefaultOrganization(visit.issuer(), visit.person(), chosen.get());
      return answer(visit, choose, Notice.DEFAULT_CHOSEN);
    }
    return fields
        .first(OrganizationsView.LEAVE_FIELD)
        .flatMap(OrganizationId::parse)
        .map(id ->
            answer(visit, new LeaveOrganization(visit.issuer(), visit.person(), id), Notice.LEFT))
        .orElseGet(() -> AccountAnswer.done(PATH, Notice.NOTHING_DONE));
  }

  private AccountAnswer answer(AccountVisit visit, AccountCommand command, Notice done) {
    var notice =
        desk.act(visit, command)
            .map(why ->
                why instanceof Refusal.LastAdministrator
                    ? Notice.LAST_ADMINISTRATOR
                    : Notice.NOTHING_DONE)
            .orElse(done);
    return AccountAnswer.done(PATH, notice);
  }
}
