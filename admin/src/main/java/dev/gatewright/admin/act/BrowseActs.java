package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.BrowsedEvents;
import dev.gatewright.admin.command.AdminResult.SessionLine;
import dev.gatewright.admin.command.BrowseCommand;
import dev.gatewright.admin.command.BrowseCommand.BrowseEvents;
import dev.gatewright.admin.command.BrowseCommand.ListLatestSessions;
import dev.gatewright.admin.command.BrowseCommand.SearchUsers;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.events.EventTable.Wanted;
import dev.gatewright.store.people.SessionList;
import dev.gatewright.store.people.UserList;
import java.util.ArrayList;
import java.util.Optional;

/// Looks through an issuer, at a bounded part of it at a time.
final class BrowseActs {
  /// Events that are looked at for one page where names are asked for.
  private static final long WINDOW = 20_000;

  private final Holdings holdings;

  BrowseActs(Holdings holdings) {
    this.holdings = holdings;
  }

  AdminResult run(BrowseCommand command, Acting by) {
    var tenant = new TenantId(command.issuer().value());
    return switch (command) {
      case SearchUsers(var _, var text, var most) -> search(tenant, text.strip(), most);
      case ListLatestSessions list -> sessions(tenant, list, by);
      case BrowseEvents browse -> events(browse);
    };
  }

  private AdminResult search(TenantId tenant, String text, int most) {
    var store = holdings.store();
    var wanted = UserList.Wanted.beginning(text, Optional.empty(), Optional.empty());
    var begins = store.userList().find(tenant, wanted, most);
    var found = new ArrayList<User>();
    UserId.parse(text).flatMap(id -> store.users().findById(tenant, id)).ifPresent(found::add);
    begins.users().stream().filter(user -> !found.contains(user)).forEach(found::add);
    return new AdminResult.Users(found, begins.next().isPresent());
  }

  private AdminResult sessions(TenantId tenant, ListLatestSessions list, Acting by) {
    var found =
        holdings
            .store()
            .sessionList()
            .find(tenant, SessionList.Wanted.ALL, list.before(), list.most(), by.at());
    var lines = new ArrayList<SessionLine>();
    for (var session : found.sessions()) {
      holdings
          .store()
          .users()
          .findById(tenant, session.user())
          .filter(User::isActive)
          .ifPresent(user -> lines.add(new SessionLine(session, user)));
    }
    return new AdminResult.LatestSessions(lines, found.next());
  }

  private AdminResult events(BrowseEvents browse) {
    var events = holdings.store().events();
    var wanted = new Wanted(browse.nameBeginning(), browse.person().map(UserId::value));
    boolean all = browse.nameBeginning().isEmpty();
    return browse.after().isPresent()
        ? on(events, browse, wanted, all, browse.after().get())
        : back(events, browse, wanted, all, browse.before().orElse(Long.MAX_VALUE));
  }

  private static AdminResult back(
      EventTable events, BrowseEvents browse, Wanted wanted, boolean all, long before) {
    var issuer = browse.issuer().value();
    long end = Math.min(before, events.last(issuer) + 1);
    long floor = all ? 0 : Math.max(0, end - WINDOW);
    var found = events.back(issuer, wanted, end, floor, browse.most() + 1);
    boolean more = found.size() > browse.most();
    var shown = more ? found.subList(0, browse.most()) : found;
    var older =
        more
            ? Optional.of(shown.getLast().seq())
            : floor > 1 && wanted.user().isEmpty() ? Optional.of(floor) : Optional.<Long>empty();
    var newer = end <= events.last(issuer) ? Optional.of(end - 1) : Optional.<Long>empty();
    return new BrowsedEvents(shown, older, newer);
  }

  private static AdminResult on(
      EventTable events, BrowseEvents browse, Wanted wanted, boolean all, long after) {
    var issuer = browse.issuer().value();
    long ceiling = all ? Long.MAX_VALUE : after + WINDOW;
    var found = events.on(issuer, wanted, after, ceiling, browse.most() + 1);
    boolean more = found.size() > browse.most();
    var shown = (more ? found.subList(0, browse.most()) : found).reversed();
    long last = events.last(issuer);
    var newer =
        more
            ? Optional.of(shown.getFirst().seq())
            : ceiling < last && wanted.user().isEmpty()
                ? Optional.of(ceiling)
                : Optional.<Long>empty();
    return new BrowsedEvents(shown, Optional.of(after + 1).filter(at -> at > 1), newer);
  }
}
