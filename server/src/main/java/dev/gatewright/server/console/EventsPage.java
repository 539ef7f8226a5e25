package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.BrowsedEvents;
import dev.gatewright.admin.command.BrowseCommand.BrowseEvents;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.UserCommand.ShowUser;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.console.ConsoleEventsView;
import dev.gatewright.server.pages.console.ConsoleEventsView.Detail;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.events.KeptEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What happened at an issuer, or to the server as a whole.
final class EventsPage {
  static final String PATH = "/events";
  static final String PERSON = ConsoleEventsView.PERSON_FIELD;

  private static final String BEFORE = "before";
  private static final String AFTER = "after";
  private static final int MOST_LISTED = 50;
  private static final int LONGEST_NAME = 100;

  /// Whom nobody is, so that nothing is found about them.
  private static final UserId NOBODY = UserId.NOBODY;

  private final ConsoleDesk desk;
  private final ConsolePages pages;

  EventsPage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  ConsoleRoute ofIssuer() {
    return ConsoleRoute.issuer(PATH, Permission.EVENTS_READ, this::show);
  }

  ConsoleRoute ofServer() {
    return ConsoleRoute.server(PATH, Permission.EVENTS_READ, this::show);
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    var log = visit.issuer().map(of -> of.issuer().id()).orElse(EventTable.SERVER);
    var name =
        visit
            .asked(ConsoleEventsView.NAME_FIELD)
            .map(String::strip)
            .filter(text -> text.length() <= LONGEST_NAME)
            .orElse("");
    var person = visit.asked(PERSON).map(String::strip).orElse("");
    var browse =
        new BrowseEvents(
            log,
            name,
            person.isEmpty() ? Optional.empty() : Optional.of(person(visit, log, person)),
            number(visit, BEFORE),
            number(visit, AFTER),
            MOST_LISTED);
    return desk.see(visit, browse, BrowsedEvents.class)
        .map(found -> shown(visit, name, person, found))
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  private static Optional<Long> number(ConsoleVisit visit, String name) {
    return visit.asked(name).filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong);
  }

  /// By an id, or by an address of somebody who has an account.
  private UserId person(ConsoleVisit visit, IssuerId log, String typed) {
    if (!typed.contains("@")) {
      return UserId.parse(typed).orElse(NOBODY);
    }
    return desk.see(visit, new ShowUser(log, UserRef.address(typed)), AdminResult.UserShown.class)
        .map(shown -> shown.user().id())
        .orElse(NOBODY);
  }

  private ConsoleAnswer shown(ConsoleVisit visit, String name, String person, BrowsedEvents found) {
    var view =
        new ConsoleEventsView(
            visit.frame(ConsoleSection.EVENTS),
            visit.link(visit.at(PATH)),
            name,
            person,
            found.events().stream().map(event -> line(visit, event)).toList(),
            found.newer().map(after -> page(visit, name, person, AFTER, after)),
            found.older().map(before -> page(visit, name, person, BEFORE, before)));
    return ConsoleAnswer.shown(pages.events(view, visit.page()));
  }

  private static PageLink page(
      ConsoleVisit visit, String name, String person, String cursor, long number) {
    var at =
        visit.at(PATH, cursor, Long.toString(number))
            + field(ConsoleEventsView.NAME_FIELD, name)
            + field(PERSON, person);
    return visit.link(at);
  }

  private static String field(String name, String value) {
    return value.isEmpty()
        ? ""
        : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static ConsoleEventsView.Line line(ConsoleVisit visit, KeptEvent event) {
    boolean leads = visit.issuer().isPresent() && visit.may(Permission.USERS_READ);
    var details = new ArrayList<Detail>(details(event.details()));
    event.personal().map(EventsPage::details).ifPresent(details::addAll);
    return new ConsoleEventsView.Line(
        event.seq(),
        event.at(),
        event.name(),
        event.actor(),
        event.subject(),
        event.subject().filter(_ -> leads).map(id -> People.page(visit, id)),
        details);
  }

  private static List<Detail> details(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> new Detail(field.getKey(), field.getValue()))
        .toList();
  }
}
