package dev.gatewright.server.account;

import dev.gatewright.admin.command.OrganizationCommand;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.store.Organizations;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.account.Frame;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.Section;
import java.util.Optional;
import java.util.function.Function;

/// Finds the organization that a page is about, for a member who looks after it
/// ([Membership#ADMINISTRATION]). To anybody else there is no such page.
final class Administered {
  /// Where the pages of one organization are.
  static final String PATH = "/organizations/{organization}";

  private final AccountDesk desk;
  private final Organizations organizations;

  Administered(AccountDesk desk, Organizations organizations) {
    this.desk = desk;
    this.organizations = organizations;
  }

  /// The organization of the address, and what whoever asks holds there.
  record Place(OrganizationId organization, String name, Membership own) {
    /// Where its members are.
    String path() {
      return Administered.path(organization);
    }

    /// The frame of a page about a part of it.
    Frame frame(AccountVisit visit) {
      return visit.innerFrame(Section.ORGANIZATIONS).within(visit.link(path()), name);
    }
  }

  static String path(OrganizationId organization) {
    return "/organizations/" + organization.value();
  }

  /// Where its members are; absent where the id cannot stand in an address.
  static Optional<PageLink> link(AccountVisit visit, OrganizationId organization) {
    return organization.value().matches("[A-Za-z0-9._:~-]+")
        ? Optional.of(visit.link(path(organization)))
        : Optional.empty();
  }

  Optional<Place> place(AccountVisit visit) {
    return OrganizationId.parse(visit.request().variable("organization"))
        .flatMap(id -> organizations.find(visit.tenant().id(), id))
        .flatMap(found ->
            desk.own(visit, found.id())
                .filter(Membership::isAdministrator)
                .map(own -> new Place(found.id(), found.name(), own)));
  }

  /// What a page answers about the organization, where there is one.
  AccountAnswer in(AccountVisit visit, Function<Place, AccountAnswer> answer) {
    return place(visit).map(answer).orElseGet(Administered::nothing);
  }

  /// Nothing is there, whatever was asked for.
  static AccountAnswer nothing() {
    return AccountAnswer.done("/organizations", Notice.NOTHING_DONE);
  }

  /// Does something; answers why not, where it was not done.
  Optional<Refusal> act(AccountVisit visit, Place place, OrganizationCommand command) {
    return desk.actAsAdministrator(visit, place.organization(), command);
  }
}
