package dev.gatewright.server.account;

import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.DataView;
import dev.gatewright.server.pages.account.LeavingView;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.Section;
import java.util.List;
import java.util.Optional;

/// A copy of all that is kept of a person, and the end of it.
final class DataPage {
  private static final String PATH = "/data";

  private final AccountCopy copy;
  private final Deletion deletion;
  private final AccountPages pages;

  DataPage(AccountCopy copy, Deletion deletion, AccountPages pages) {
    this.copy = copy;
    this.deletion = deletion;
    this.pages = pages;
  }

  AccountRoute route() {
    return AccountRoute.of(PATH, this::show, this::act).provedNow();
  }

  private AccountAnswer show(AccountVisit visit) {
    return shown(visit, 200);
  }

  private AccountAnswer shown(AccountVisit visit, int status) {
    var view =
        new DataView(
            visit.frame(Section.DATA),
            visit.link(PATH),
            Deletion.delay(visit.tenant()),
            status != 200);
    return new AccountAnswer.Shown(status, pages.data(view, visit.page()));
  }

  private AccountAnswer act(AccountVisit visit, Parameters fields) {
    return switch (fields.first(DataView.ACT_FIELD).orElse("")) {
      case DataView.EXPORT -> new AccountAnswer.File(AccountCopy.NAME, copy.of(visit.oneself()));
      case DataView.DELETE ->
          fields.first(DataView.SURE_FIELD).isPresent() ? delete(visit) : shown(visit, 422);
      default -> AccountAnswer.done(PATH, Notice.NOTHING_DONE);
    };
  }

  private AccountAnswer delete(AccountVisit visit) {
    var due = deletion.ask(visit.oneself());
    if (due.isEmpty()) {
      return AccountAnswer.done(PATH, Notice.NOTHING_DONE);
    }
    var view =
        new LeavingView(
            visit.account(), due.get(), visit.when(), Optional.empty(), visit.link(""), List.of());
    return new AccountAnswer.Left(pages.leaving(view, visit.page()));
  }
}
