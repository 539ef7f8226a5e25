package dev.gatewright.server.console;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.UserCommand.RemoveUser;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.UserRemovalView;

/// Deletes an account for good, once its address was typed.
final class UserRemovalPage {
  static final String PATH = "/user/remove";

  private final ConsoleDesk desk;
  private final ConsolePages pages;

  UserRemovalPage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.USERS_WRITE, this::show)
        .acting(this::act)
        .provedNow("user_removal");
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return OneUser.with(desk, visit, one -> ConsoleAnswer.shown(form(one, false)));
  }

  private byte[] form(OneUser one, boolean failed) {
    var view =
        new UserRemovalView(
            one.frame(PATH, "console.user.remove"),
            one.link(PATH),
            one.headline(),
            one.user().emailAsTyped(),
            failed);
    return pages.userRemoval(view, one.visit().page());
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    return OneUser.with(
        desk,
        visit,
        one -> {
          boolean sure =
              fields
                  .first(UserRemovalView.CONFIRM_FIELD)
                  .map(String::strip)
                  .filter(one.user().emailAsTyped()::equalsIgnoreCase)
                  .isPresent();
          if (!sure) {
            return ConsoleAnswer.wrong(form(one, true));
          }
          var remove = new RemoveUser(visit.issuerId(), one.ref());
          return ConsoleAnswer.of(
              desk.act(visit, remove), visit.at(UsersPage.PATH), ConsoleNotice.USER_REMOVED);
        });
  }
}
