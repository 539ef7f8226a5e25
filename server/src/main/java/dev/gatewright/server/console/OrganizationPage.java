package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.OrganizationCommand;
import dev.gatewright.admin.command.OrganizationCommand.ChangeMember;
import dev.gatewright.admin.command.OrganizationCommand.ChangeOrganization;
import dev.gatewright.admin.command.OrganizationCommand.DropMember;
import dev.gatewright.admin.command.OrganizationCommand.ListMembers;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.console.ConsoleMemberView;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.OrganizationView;
import dev.gatewright.store.people.MemberTable.Change;
import dev.gatewright.store.people.MemberTable.Member;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// One organization, who belongs to it, and what becomes of both.
final class OrganizationPage {
  private static final int MOST_LISTED = 50;
  private static final String AFTER = "after";

  private final ConsoleDesk desk;
  private final ConsolePages pages;

  OrganizationPage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.organization(
            OneOrganization.HOME, Permission.ORGANIZATIONS_READ, this::show)
        .acting(this::act);
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return OneOrganization.with(
        desk,
        visit,
        one -> ConsoleAnswer.shown(page(one, one.organization().name(), Optional.empty())));
  }

  private byte[] page(OneOrganization one, String typed, Optional<String> problem) {
    var visit = one.visit();
    var after = visit.asked(AFTER);
    var found =
        desk.see(
                visit,
                new ListMembers(visit.issuerId(), one.id(), after, MOST_LISTED),
                AdminResult.Members.class)
            .orElseGet(() -> new AdminResult.Members(List.of(), false));
    var view =
        new OrganizationView(
            one.frame(),
            visit.link(one.home()),
            one.id().value(),
            one.organization().name(),
            one.organization().status() == OrganizationStatus.ACTIVE,
            typed,
            problem,
            found.members().stream().map(member -> line(one, member)).toList(),
            after.map(_ -> visit.link(one.home())),
            found.more()
                ? Optional.of(
                    visit.link(
                        one.home()
                            + query(AFTER, found.members().getLast().user().email().value())))
                : Optional.empty(),
            visit.may(Permission.ORGANIZATIONS_WRITE)
                ? Optional.of(
                    new OrganizationView.Can(
                        visit.link(one.at(OrganizationInvitationsPage.PATH)),
                        visit.link(one.at(OrganizationDomainsPage.PATH)),
                        Optional.of(visit.link(one.at(AdministratorsPage.OF_ORGANIZATION)))
                            .filter(_ -> visit.may(Permission.ADMINISTRATORS_READ)),
                        whole(one)))
                : Optional.empty());
    return pages.organization(view, visit.page());
  }

  private static Optional<OrganizationView.Whole> whole(OneOrganization one) {
    var visit = one.visit();
    return visit.isOfOrganization()
        ? Optional.empty()
        : Optional.of(
            new OrganizationView.Whole(
                visit.link(one.at(OrganizationMemberPage.PATH)),
                visit.link(one.at(OrganizationRemovalPage.PATH))));
  }

  private static String query(String name, String value) {
    return "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static OrganizationView.Member line(OneOrganization one, Member member) {
    var id = member.user().id().value();
    var place = member.membership();
    return new OrganizationView.Member(
        id,
        People.account(member.user()),
        Optional.of(People.page(one.visit(), id))
            .filter(_ -> one.visit().may(Permission.USERS_READ)),
        one.visit()
            .link(
                one.at(OrganizationMemberPage.PATH) + query(ConsoleMemberView.USER_PARAMETER, id)),
        place.title(),
        place.scopes(),
        place.status() == MembershipStatus.ACTIVE,
        place.joinedAt());
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    return OneOrganization.with(desk, visit, one -> act(one, fields));
  }

  private ConsoleAnswer act(OneOrganization one, Parameters fields) {
    return switch (fields.first(OrganizationView.ACT_FIELD).orElse("")) {
      case OrganizationView.RENAME -> rename(one, fields);
      case OrganizationView.SUSPEND ->
          turn(one, OrganizationStatus.SUSPENDED, ConsoleNotice.ORGANIZATION_SUSPENDED);
      case OrganizationView.ACTIVATE ->
          turn(one, OrganizationStatus.ACTIVE, ConsoleNotice.ORGANIZATION_ACTIVATED);
      default -> ofMember(one, fields);
    };
  }

  private ConsoleAnswer rename(OneOrganization one, Parameters fields) {
    var name = fields.first(OrganizationView.NAME_FIELD).map(String::strip).orElse("");
    var messages = one.visit().page().messages();
    return desk.act(one.visit(), change(one, Optional.of(name), Optional.empty()))
        .map(why ->
            why instanceof Refusal.Unfit
                ? ConsoleAnswer.wrong(page(one, name, Optional.of(RefusalText.of(why, messages))))
                : new ConsoleAnswer.Refused(why))
        .orElseGet(() -> ConsoleAnswer.done(one.home(), ConsoleNotice.SAVED));
  }

  private ConsoleAnswer turn(OneOrganization one, OrganizationStatus status, ConsoleNotice notice) {
    return ConsoleAnswer.of(
        desk.act(one.visit(), change(one, Optional.empty(), Optional.of(status))),
        one.home(),
        notice);
  }

  private static ChangeOrganization change(
      OneOrganization one, Optional<String> name, Optional<OrganizationStatus> status) {
    return new ChangeOrganization(one.visit().issuerId(), one.id(), name, status, Optional.empty());
  }

  private ConsoleAnswer ofMember(OneOrganization one, Parameters fields) {
    var suspended = member(fields, OrganizationView.SUSPEND_FIELD);
    var activated = member(fields, OrganizationView.ACTIVATE_FIELD);
    var removed = member(fields, OrganizationView.REMOVE_FIELD);
    if (suspended.isPresent()) {
      return turn(one, suspended.get(), MembershipStatus.SUSPENDED);
    }
    if (activated.isPresent()) {
      return turn(one, activated.get(), MembershipStatus.ACTIVE);
    }
    if (removed.isPresent()) {
      var drop = new DropMember(one.visit().issuerId(), one.id(), removed.get());
      return done(one, drop, ConsoleNotice.MEMBER_REMOVED);
    }
    return ConsoleAnswer.done(one.home(), ConsoleNotice.NOTHING_DONE);
  }

  private static Optional<UserId> member(Parameters fields, String name) {
    return fields.first(name).flatMap(UserId::parse);
  }

  private ConsoleAnswer turn(OneOrganization one, UserId member, MembershipStatus status) {
    var change =
        new ChangeMember(one.visit().issuerId(), one.id(), member, new Change.Turn(status));
    return done(one, change, ConsoleNotice.MEMBER_CHANGED);
  }

  private ConsoleAnswer done(
      OneOrganization one, OrganizationCommand command, ConsoleNotice notice) {
    return ConsoleAnswer.of(desk.act(one.visit(), command), one.home(), notice);
  }
}
