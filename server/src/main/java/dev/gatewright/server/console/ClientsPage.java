package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminCommand.ListClients;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.ClientLine;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.console.ClientsView;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import java.util.Locale;
import java.util.Optional;

/// The clients of an issuer by id: all of them, or those whose id or name begins with some text.
final class ClientsPage {
  static final String PATH = "/clients";

  private static final int MOST_LISTED = 50;
  private static final int LONGEST_TEXT = 255;
  private static final String AFTER = "after";

  private final ConsoleDesk desk;
  private final ConsolePages pages;

  ClientsPage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.CLIENTS_READ, this::show);
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return desk.see(visit, new ListClients(visit.issuerId()), AdminResult.Clients.class)
        .map(found -> shown(visit, found))
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  private ConsoleAnswer shown(ConsoleVisit visit, AdminResult.Clients found) {
    var text = visit.asked(ClientsView.TEXT_FIELD).filter(it -> it.length() <= LONGEST_TEXT);
    var after = visit.asked(AFTER);
    var small = text.orElse("").toLowerCase(Locale.ROOT);
    var lines =
        found.clients().stream()
            .filter(client -> after.map(id -> client.id().value().compareTo(id) > 0).orElse(true))
            .map(client -> line(visit, client))
            .filter(line -> begins(line.id(), small) || begins(line.name(), small))
            .limit(MOST_LISTED + 1L)
            .toList();
    boolean more = lines.size() > MOST_LISTED;
    var listed = more ? lines.subList(0, MOST_LISTED) : lines;
    var here = visit.link(visit.at(PATH));
    var view =
        new ClientsView(
            visit.frame(ConsoleSection.CLIENTS),
            here,
            text.orElse(""),
            listed,
            after.map(_ -> here),
            more ? Optional.of(next(visit, text, listed.getLast().id())) : Optional.empty(),
            visit.may(Permission.CLIENTS_WRITE)
                ? Optional.of(visit.link(visit.at(NewClientPage.PATH)))
                : Optional.empty());
    return ConsoleAnswer.shown(pages.clients(view, visit.page()));
  }

  private static boolean begins(String text, String small) {
    return text.toLowerCase(Locale.ROOT).startsWith(small);
  }

  private static PageLink next(ConsoleVisit visit, Optional<String> text, String last) {
    var at = visit.at(PATH, AFTER, last);
    return visit.link(text.map(it -> visit.and(at, ClientsView.TEXT_FIELD, it)).orElse(at));
  }

  /// A list says what documents say themselves: one that nobody can read any more is in it too.
  private static ClientsView.Line line(ConsoleVisit visit, ClientLine client) {
    var document = Document.parseOrEmpty(client.document()).tree();
    var id = client.id().value();
    return new ClientsView.Line(
        id,
        document.path("name").asString(id),
        ClientKind.of(document).key(),
        client.active(),
        visit.link(visit.at(OneClient.PATH, OneClient.ID, id)));
  }
}
