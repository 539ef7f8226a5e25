package dev.gatewright.server.account;

import dev.gatewright.admin.command.AccountCommand.ListConnections;
import dev.gatewright.admin.command.AccountCommand.ListOwnSessions;
import dev.gatewright.admin.command.AccountCommand.ListPlaces;
import dev.gatewright.admin.command.AccountCommand.ShowAccount;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.OverviewView;
import dev.gatewright.server.pages.account.Section;
import java.util.Optional;

/// The first page: who one is here, and what there is to look at.
final class OverviewPage {
  private static final int LATEST = 4;

  private final AccountDesk desk;
  private final Happenings happenings;
  private final AccountPages pages;

  OverviewPage(AccountDesk desk, Happenings happenings, AccountPages pages) {
    this.desk = desk;
    this.happenings = happenings;
    this.pages = pages;
  }

  AccountAnswer show(AccountVisit visit) {
    var issuer = visit.issuer();
    var person = visit.person();
    var account = desk.see(visit, new ShowAccount(issuer, person), AdminResult.AccountShown.class);
    var sessions = desk.see(visit, new ListOwnSessions(issuer, person), AdminResult.Sessions.class);
    var connections =
        desk.see(visit, new ListConnections(issuer, person), AdminResult.Connections.class);
    var places = desk.see(visit, new ListPlaces(issuer, person), AdminResult.Places.class);
    var view =
        new OverviewView(
            visit.frame(Section.OVERVIEW),
            account.hasPassword(),
            account.recoveryCodes(),
            sessions.sessions().size(),
            Devices.of(visit.session().userAgent()),
            connections.connections().size(),
            places.places().size(),
            happenings.of(visit, Optional.empty(), LATEST).lines());
    return AccountAnswer.shown(pages.overview(view, visit.page()));
  }
}
