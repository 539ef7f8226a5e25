package dev.gatewright.server.account;

import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.ActivityView;
import dev.gatewright.server.pages.account.Section;

/// What happened to an account.
final class ActivityPage {
  private static final String PATH = "/activity";
  private static final String BEFORE = "before";
  private static final int ON_A_PAGE = 30;

  private final Happenings happenings;
  private final AccountPages pages;

  ActivityPage(Happenings happenings, AccountPages pages) {
    this.happenings = happenings;
    this.pages = pages;
  }

  AccountRoute route() {
    return AccountRoute.of(PATH, this::show);
  }

  private AccountAnswer show(AccountVisit visit) {
    var before =
        visit
            .request()
            .query()
            .first(BEFORE)
            .filter(text -> text.matches("[0-9]{1,18}"))
            .map(Long::parseLong);
    var found = happenings.of(visit, before, ON_A_PAGE);
    var view =
        new ActivityView(
            visit.frame(Section.ACTIVITY),
            found.lines(),
            found.older().map(seq -> visit.link(PATH + "?" + BEFORE + "=" + seq)));
    return AccountAnswer.shown(pages.activity(view, visit.page()));
  }
}
