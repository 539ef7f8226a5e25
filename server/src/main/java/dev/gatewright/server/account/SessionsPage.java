package dev.gatewright.server.account;

import dev.gatewright.admin.command.AccountCommand.EndOtherSessions;
import dev.gatewright.admin.command.AccountCommand.EndOwnSession;
import dev.gatewright.admin.command.AccountCommand.ListOwnSessions;
import dev.gatewright.admin.command.AccountCommand.SignOutEverywhere;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.Section;
import dev.gatewright.server.pages.account.SessionsView;
import dev.gatewright.server.place.Places;
import java.util.Comparator;
import java.util.Optional;

/// Where a person is signed in.
final class SessionsPage {
  private static final String PATH = "/sessions";

  private final AccountDesk desk;
  private final Places places;
  private final AccountPages pages;

  SessionsPage(AccountDesk desk, Places places, AccountPages pages) {
    this.desk = desk;
    this.places = places;
    this.pages = pages;
  }

  AccountRoute route() {
    return AccountRoute.of(PATH, this::show, this::act);
  }

  private AccountAnswer show(AccountVisit visit) {
    var found =
        desk.see(
            visit, new ListOwnSessions(visit.issuer(), visit.person()), AdminResult.Sessions.class);
    var logins =
        found.sessions().stream()
            .map(session -> login(visit, session))
            .sorted(Comparator.comparing(login -> !login.current()))
            .toList();
    var view = new SessionsView(visit.frame(Section.SESSIONS), visit.link(PATH), logins);
    return AccountAnswer.shown(pages.sessions(view, visit.page()));
  }

  private SessionsView.Login login(AccountVisit visit, Session session) {
    return new SessionsView.Login(
        session.id().value(),
        Devices.of(session.userAgent()),
        session.address().map(address -> places.shown(address, visit.page().messages())),
        session.authTime(),
        session.lastSeenAt(),
        session.stays(),
        session.id().equals(visit.session().id()),
        session.isActed());
  }

  private AccountAnswer act(AccountVisit visit, Parameters fields) {
    if (fields.first(SessionsView.OTHERS_FIELD).isPresent()) {
      var kept = Optional.of(visit.session().id());
      var others = new EndOtherSessions(visit.issuer(), visit.person(), kept);
      desk.see(visit, others, AdminResult.SessionsEnded.class);
      return AccountAnswer.done(PATH, Notice.OTHERS_ENDED);
    }
    if (fields.first(SessionsView.ALL_FIELD).isPresent()) {
      return desk.act(visit, new SignOutEverywhere(visit.issuer(), visit.person())).isEmpty()
          ? new AccountAnswer.SignedOut()
          : AccountAnswer.done(PATH, Notice.NOTHING_DONE);
    }
    boolean ended =
        fields
            .first(SessionsView.END_FIELD)
            .flatMap(SessionId::parse)
            .filter(id ->
                desk.act(visit, new EndOwnSession(visit.issuer(), visit.person(), id)).isEmpty())
            .isPresent();
    return AccountAnswer.done(PATH, ended ? Notice.SESSION_ENDED : Notice.NOTHING_DONE);
  }
}
