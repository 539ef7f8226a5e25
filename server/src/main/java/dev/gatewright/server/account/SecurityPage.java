package dev.gatewright.server.account;

import dev.gatewright.admin.command.AdminCommand.ShowAccount;
import dev.gatewright.admin.command.AdminResult.AccountShown;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.Section;
import dev.gatewright.server.pages.account.SecurityView;

/// The ways in which a person proves who they are, each with a page of its own.
final class SecurityPage {
  private final AccountDesk desk;
  private final AccountPages pages;

  SecurityPage(AccountDesk desk, AccountPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  AccountAnswer show(AccountVisit visit) {
    var account =
        desk.see(visit, new ShowAccount(visit.issuer(), visit.person()), AccountShown.class);
    var view =
        new SecurityView(
            visit.frame(Section.SECURITY),
            account.hasPassword(),
            account.recoveryCodes(),
            account.codesDemanded());
    return AccountAnswer.shown(pages.security(view, visit.page()));
  }
}
