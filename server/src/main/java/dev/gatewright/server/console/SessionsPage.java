package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.SessionLine;
import dev.gatewright.admin.command.BrowseCommand.ListLatestSessions;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.UserCommand.EndSession;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.account.Devices;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.ConsoleSessionsView;
import dev.gatewright.server.place.Places;
import java.util.Optional;

/// Who is signed in at an issuer.
final class SessionsPage {
  private static final String PATH = "/sessions";
  private static final String BEFORE = "before";
  private static final int MOST_LISTED = 50;

  private final ConsoleDesk desk;
  private final Places places;
  private final ConsolePages pages;

  SessionsPage(ConsoleDesk desk, Places places, ConsolePages pages) {
    this.desk = desk;
    this.places = places;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.SESSIONS_READ, this::show).acting(this::act);
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    var before = visit.asked(BEFORE).flatMap(Marks::read);
    var list = new ListLatestSessions(visit.issuerId(), before, MOST_LISTED);
    return desk.see(visit, list, AdminResult.LatestSessions.class)
        .map(found -> shown(visit, before.isPresent(), found))
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  private ConsoleAnswer shown(ConsoleVisit visit, boolean later, AdminResult.LatestSessions found) {
    var here = visit.link(visit.at(PATH));
    var view =
        new ConsoleSessionsView(
            visit.frame(ConsoleSection.SESSIONS),
            here,
            found.sessions().stream().map(line -> line(visit, line)).toList(),
            visit.may(Permission.SESSIONS_WRITE),
            later ? Optional.of(here) : Optional.empty(),
            found.next().map(mark -> visit.link(visit.at(PATH, BEFORE, Marks.text(mark)))));
    return ConsoleAnswer.shown(pages.sessions(view, visit.page()));
  }

  private ConsoleSessionsView.Line line(ConsoleVisit visit, SessionLine line) {
    var session = line.session();
    return new ConsoleSessionsView.Line(
        session.id().value(),
        line.user().id().value(),
        People.account(line.user()),
        visit.may(Permission.USERS_READ)
            ? People.page(visit, line.user().id().value())
            : visit.link(visit.at(PATH)),
        Devices.of(session.userAgent()),
        session.address().map(address -> places.shown(address, visit.page().messages())),
        session.authTime(),
        session.lastSeenAt());
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    var session = fields.first(ConsoleSessionsView.END_FIELD).flatMap(SessionId::parse);
    var user = fields.first(ConsoleSessionsView.USER_FIELD).flatMap(UserId::parse);
    if (session.isEmpty() || user.isEmpty()) {
      return ConsoleAnswer.done(visit.at(PATH), ConsoleNotice.NOTHING_DONE);
    }
    var end = new EndSession(visit.issuerId(), UserRef.id(user.get()), session.get());
    return ConsoleAnswer.of(desk.act(visit, end), visit.at(PATH), ConsoleNotice.SESSION_ENDED);
  }
}
