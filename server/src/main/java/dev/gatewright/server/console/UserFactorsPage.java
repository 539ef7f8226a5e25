package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.UserCommand.ListFactors;
import dev.gatewright.admin.command.UserCommand.RemoveFactors;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.UserFactorsView;
import java.util.List;

/// Takes away what somebody proves themselves with beside the password.
final class UserFactorsPage {
  static final String PATH = "/user/factors";

  private final ConsoleDesk desk;
  private final ConsolePages pages;

  UserFactorsPage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.CREDENTIALS_WRITE, this::show)
        .acting(this::act)
        .provedNow("user_factors");
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return OneUser.with(
        desk,
        visit,
        one -> {
          var list = new ListFactors(visit.issuerId(), one.ref());
          var factors =
              desk.see(visit, list, AdminResult.Factors.class)
                  .map(AdminResult.Factors::factors)
                  .orElseGet(List::of);
          var lines =
              factors.stream()
                  .map(factor ->
                      new UserFactorsView.Line(
                          factor.id(), Factors.key(factor.method()), factor.name(), factor.since()))
                  .toList();
          var view =
              new UserFactorsView(
                  one.frame(PATH, "console.user.remove_factors"),
                  one.link(PATH),
                  one.headline(),
                  lines);
          return ConsoleAnswer.shown(pages.userFactors(view, visit.page()));
        });
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    return OneUser.with(
        desk,
        visit,
        one -> {
          var named = fields.first(UserFactorsView.REMOVE_FIELD).filter(id -> !id.isEmpty());
          if (named.isEmpty()) {
            return ConsoleAnswer.done(one.at(PATH), ConsoleNotice.NOTHING_DONE);
          }
          var factor = named.filter(id -> !id.equals(UserFactorsView.ALL));
          var remove = new RemoveFactors(visit.issuerId(), one.ref(), factor);
          return ConsoleAnswer.of(
              desk.act(visit, remove), one.home(), ConsoleNotice.FACTOR_REMOVED);
        });
  }
}
