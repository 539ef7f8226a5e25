package dev.gatewright.server.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.admin.command.AdminResult.Members;
import dev.gatewright.admin.command.OrganizationCommand;
import dev.gatewright.admin.command.OrganizationCommand.ChangeMember;
import dev.gatewright.admin.command.OrganizationCommand.DropMember;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.account.Administered.Place;
import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.MemberView;
import dev.gatewright.server.pages.account.MembersView;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.Section;
import dev.gatewright.store.people.MemberTable;
import dev.gatewright.store.people.MemberTable.Change;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The members of an organization, for a member who looks after them.
final class MembersPage {
  private static final String MEMBER_PATH = Administered.PATH + "/members/{member}";
  private static final String AFTER = "after";
  private static final int ON_A_PAGE = 50;
  private static final int MOST = 5_000;
  private static final int LONGEST_TITLE = 200;

  private final AccountDesk desk;
  private final Administered administered;
  private final AccountPages pages;

  MembersPage(AccountDesk desk, Administered administered, AccountPages pages) {
    this.desk = desk;
    this.administered = administered;
    this.pages = pages;
  }

  AccountRoute route() {
    return AccountRoute.of(Administered.PATH, this::show, this::act).provedNow();
  }

  AccountRoute memberRoute() {
    return AccountRoute.of(MEMBER_PATH, this::showMember, this::change).provedNow();
  }

  private AccountAnswer show(AccountVisit visit) {
    return administered.in(visit, place -> list(visit, place));
  }

  private AccountAnswer list(AccountVisit visit, Place place) {
    var after = visit.request().query().first(AFTER).flatMap(CanonicalEmail::parse);
    var found = members(visit, place, after.map(CanonicalEmail::value), ON_A_PAGE);
    var next =
        found.more()
            ? Optional.of(
                visit.link(
                    place.path()
                        + "?"
                        + AFTER
                        + "="
                        + encoded(found.members().getLast().user().email().value())))
            : Optional.<PageLink>empty();
    var view =
        new MembersView(
            visit.innerFrame(Section.ORGANIZATIONS),
            visit.link(place.path()),
            visit.link(place.path() + InvitationsPage.BELOW),
            visit.link(place.path() + DomainsPage.BELOW),
            visit.link(place.path() + OrganizationActivityPage.BELOW),
            place.name(),
            found.members().stream().map(member -> line(visit, place, member)).toList(),
            next,
            desk.invitations(visit, place.organization()).stream()
                .map(one -> one.address().value())
                .toList());
    return AccountAnswer.shown(pages.members(view, visit.page()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private Members members(AccountVisit visit, Place place, Optional<String> after, int most) {
    return desk.members(visit, place.organization(), after, most);
  }

  private static MembersView.Member line(
      AccountVisit visit, Place place, MemberTable.Member member) {
    var membership = member.membership();
    boolean mine = place.own().mayChange(membership, List.of());
    var id = member.user().id().value();
    return new MembersView.Member(
        id,
        account(member),
        membership.title(),
        membership.scopes(),
        membership.status() == MembershipStatus.ACTIVE,
        mine && id.matches("[A-Za-z0-9._:~-]+")
            ? Optional.of(visit.link(place.path() + "/members/" + id))
            : Optional.empty());
  }

  private static Account account(MemberTable.Member member) {
    var user = member.user();
    return new Account(
        user.claims().one("name").filter(String.class::isInstance).map(String.class::cast),
        user.emailAsTyped());
  }

  private AccountAnswer act(AccountVisit visit, Parameters fields) {
    var place = administered.place(visit);
    if (place.isEmpty()) {
      return Administered.nothing();
    }
    var at = place.get();
    var removed = fields.first(MembersView.REMOVE_FIELD).flatMap(UserId::parse);
    if (removed.isPresent()) {
      var drop = new DropMember(visit.issuer(), at.organization(), removed.get());
      return answer(visit, at, drop, Notice.MEMBER_REMOVED);
    }
    var suspended = fields.first(MembersView.SUSPEND_FIELD).flatMap(UserId::parse);
    var turned =
        suspended.or(() -> fields.first(MembersView.ACTIVATE_FIELD).flatMap(UserId::parse));
    var status = suspended.isPresent() ? MembershipStatus.SUSPENDED : MembershipStatus.ACTIVE;
    return turned
        .map(id ->
            answer(
                visit,
                at,
                new ChangeMember(visit.issuer(), at.organization(), id, new Change.Turn(status)),
                Notice.MEMBER_CHANGED))
        .orElseGet(() -> AccountAnswer.done(at.path(), Notice.NOTHING_DONE));
  }

  private AccountAnswer answer(
      AccountVisit visit, Place place, OrganizationCommand command, Notice done) {
    return AccountAnswer.done(
        place.path(),
        administered.act(visit, place, command).isEmpty() ? done : Notice.NOTHING_DONE);
  }

  private Optional<MemberTable.Member> find(AccountVisit visit, Place place, UserId member) {
    return members(visit, place, Optional.empty(), MOST).members().stream()
        .filter(one -> one.user().id().equals(member))
        .findFirst();
  }

  private Optional<MemberTable.Member> asked(AccountVisit visit, Place place) {
    return UserId.parse(visit.request().variable("member"))
        .flatMap(id -> find(visit, place, id))
        .filter(member -> place.own().mayChange(member.membership(), List.of()));
  }

  private AccountAnswer showMember(AccountVisit visit) {
    var place = administered.place(visit);
    var member = place.flatMap(at -> asked(visit, at));
    if (place.isEmpty() || member.isEmpty()) {
      return Administered.nothing();
    }
    var at = place.get();
    var back = visit.link(at.path());
    var rights = new ArrayList<MemberView.Right>();
    for (var right : new TreeSet<>(at.own().scopes())) {
      boolean held = member.get().membership().scopes().contains(right);
      rights.add(new MemberView.Right(MemberView.RIGHT_FIELD + rights.size(), right, held));
    }
    var view =
        new MemberView(
            at.frame(visit),
            new PageLink(back.value() + "/members/" + member.get().user().id().value()),
            back,
            at.name(),
            account(member.get()),
            member.get().membership().title().orElse(""),
            rights);
    return AccountAnswer.shown(pages.member(view, visit.page()));
  }

  private AccountAnswer change(AccountVisit visit, Parameters fields) {
    var place = administered.place(visit);
    var member = place.flatMap(at -> asked(visit, at));
    if (place.isEmpty() || member.isEmpty()) {
      return Administered.nothing();
    }
    var at = place.get();
    var scopes = rights(at, fields);
    var title = title(fields);
    var change = new Change.Place(title, scopes);
    return answer(
        visit,
        at,
        new ChangeMember(visit.issuer(), at.organization(), member.get().user().id(), change),
        Notice.MEMBER_CHANGED);
  }

  /// The rights that were ticked, whatever they are.
  static List<String> rights(Place place, Parameters fields) {
    var rights = new ArrayList<String>();
    for (int number = 0; number < place.own().scopes().size(); number++) {
      fields.first(MemberView.RIGHT_FIELD + number).ifPresent(rights::add);
    }
    return rights;
  }

  /// The title that was typed, if it can be one.
  static Optional<String> title(Parameters fields) {
    return fields
        .first(MemberView.TITLE_FIELD)
        .map(String::strip)
        .filter(text ->
            !text.isEmpty()
                && text.length() <= LONGEST_TITLE
                && text.codePoints().noneMatch(Character::isISOControl));
  }
}
