package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminResult.UserShown;
import dev.gatewright.admin.command.UserCommand.ShowUser;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.User;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.console.ConsoleFrame;
import dev.gatewright.server.pages.console.ConsoleSection;
import java.util.function.Function;

/// A page about somebody below their own, which those alone see who have just proved who they are.
record OneUser(ConsoleVisit visit, User user) {
  /// Whom the address names, or that there is nobody.
  static ConsoleAnswer with(
      ConsoleDesk desk, ConsoleVisit visit, Function<OneUser, ConsoleAnswer> use) {
    return UserPage.asked(visit)
        .flatMap(
            id -> desk.see(visit, new ShowUser(visit.issuerId(), UserRef.id(id)), UserShown.class))
        .map(shown -> use.apply(new OneUser(visit, shown.user())))
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  UserRef ref() {
    return UserRef.id(user.id());
  }

  String headline() {
    return People.account(user).headline();
  }

  /// The address of the person's own page below the console's.
  String home() {
    return at(People.USER);
  }

  String at(String path) {
    return visit.at(path, People.ID, user.id().value());
  }

  PageLink link(String path) {
    return visit.link(at(path));
  }

  /// The frame of a page of this name below theirs.
  ConsoleFrame frame(String path, String key) {
    return visit
        .frame(ConsoleSection.USERS)
        .below(headline(), visit.link(home()))
        .below(visit.page().messages().text(key), link(path));
  }
}
