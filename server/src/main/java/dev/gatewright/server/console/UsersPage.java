package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.BrowseCommand.SearchUsers;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.UserCommand.ListUsers;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.UsersView;
import java.util.Optional;

/// The people of an issuer: all of them by address, or those that some text finds.
final class UsersPage {
  static final String PATH = "/users";

  private static final int MOST_LISTED = 50;
  private static final int LONGEST_TEXT = 200;
  private static final String AFTER = "after";

  private final ConsoleDesk desk;
  private final ConsolePages pages;

  UsersPage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.USERS_READ, this::show);
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    var text = visit.asked(UsersView.TEXT_FIELD).filter(it -> it.length() <= LONGEST_TEXT);
    var status = visit.asked(UsersView.STATUS_FIELD).flatMap(Statuses::parse);
    var after = visit.asked(AFTER);
    var found =
        text.isPresent()
            ? desk.see(
                visit,
                new SearchUsers(visit.issuerId(), text.get(), MOST_LISTED),
                AdminResult.Users.class)
            : desk.see(
                visit,
                new ListUsers(visit.issuerId(), status, after, MOST_LISTED),
                AdminResult.Users.class);
    return found
        .map(users -> shown(visit, text, status, after.isPresent(), users))
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  private ConsoleAnswer shown(
      ConsoleVisit visit,
      Optional<String> text,
      Optional<UserStatus> status,
      boolean later,
      AdminResult.Users found) {
    var here = visit.at(PATH);
    var kept = status.map(Statuses::key).map(UsersPage::last).orElse("");
    var people =
        found.users().stream()
            .filter(user -> status.map(user.status()::equals).orElse(true))
            .map(user -> People.line(visit, user))
            .toList();
    boolean listed = text.isEmpty();
    var view =
        new UsersView(
            visit.frame(ConsoleSection.USERS),
            visit.link(here),
            text.orElse(""),
            kept,
            Statuses.words(),
            people,
            listed && later ? Optional.of(visit.link(here)) : Optional.empty(),
            listed && found.more() ? Optional.of(next(visit, kept, found)) : Optional.empty(),
            !listed && found.more(),
            visit.may(Permission.USERS_WRITE)
                ? Optional.of(visit.link(visit.at(NewUserPage.PATH)))
                : Optional.empty());
    return ConsoleAnswer.shown(pages.users(view, visit.page()));
  }

  private static PageLink next(ConsoleVisit visit, String status, AdminResult.Users found) {
    User last = found.users().getLast();
    var after = visit.at(PATH, AFTER, last.email().value());
    return visit.link(status.isEmpty() ? after : after + "&status=" + status);
  }

  private static String last(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
