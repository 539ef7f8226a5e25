package dev.gatewright.server.account;

import dev.gatewright.admin.command.AccountCommand.EndConnection;
import dev.gatewright.admin.command.AccountCommand.ListConnections;
import dev.gatewright.admin.command.AdminResult.Connections;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.ConsentView;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.ApplicationsView;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.Section;
import dev.gatewright.store.grants.Connection;
import java.net.URI;

/// The applications that a person let in.
final class ApplicationsPage {
  private static final String PATH = "/applications";

  private final AccountDesk desk;
  private final Clients clients;
  private final AccountPages pages;

  ApplicationsPage(AccountDesk desk, Clients clients, AccountPages pages) {
    this.desk = desk;
    this.clients = clients;
    this.pages = pages;
  }

  AccountRoute route() {
    return AccountRoute.of(PATH, this::show, this::act);
  }

  private AccountAnswer show(AccountVisit visit) {
    var found =
        desk.see(visit, new ListConnections(visit.issuer(), visit.person()), Connections.class);
    var view =
        new ApplicationsView(
            visit.frame(Section.APPLICATIONS),
            visit.link(PATH),
            found.connections().stream().map(one -> application(visit, one)).toList());
    return AccountAnswer.shown(pages.applications(view, visit.page()));
  }

  /// A client that is no longer served is shown by its id.
  private ApplicationsView.Application application(AccountVisit visit, Connection connection) {
    var client = clients.find(visit.issuer(), connection.client());
    var settings = visit.tenant().settings();
    var languages = visit.page().languages();
    return new ApplicationsView.Application(
        connection.client().value(),
        client.map(Client::name).orElse(connection.client().value()),
        client
            .flatMap(known -> known.option(Client.CLIENT_URI))
            .map(URI::toString)
            .flatMap(PageLink::parse),
        connection.scope().tokens().stream()
            .map(name -> new ConsentView.Scope(name, settings.description(name, languages)))
            .toList(),
        connection.since(),
        connection.usedAt());
  }

  private AccountAnswer act(AccountVisit visit, Parameters fields) {
    boolean ended =
        fields
            .first(ApplicationsView.END_FIELD)
            .filter(ClientId::isValid)
            .map(ClientId::new)
            .filter(id ->
                desk.act(visit, new EndConnection(visit.issuer(), visit.person(), id)).isEmpty())
            .isPresent();
    return AccountAnswer.done(PATH, ended ? Notice.DISCONNECTED : Notice.NOTHING_DONE);
  }
}
