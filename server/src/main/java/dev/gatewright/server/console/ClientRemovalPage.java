package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminCommand.RemoveClient;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.console.ClientRemovalView;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;

/// Removes a client for good, once its id was typed.
final class ClientRemovalPage {
  static final String PATH = "/client/remove";

  private final ConsoleDesk desk;
  private final ConsolePages pages;

  ClientRemovalPage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.CLIENTS_WRITE, this::show)
        .acting(this::act)
        .provedNow("client_removal");
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return OneClient.with(desk, visit, one -> ConsoleAnswer.shown(form(one, false)));
  }

  private byte[] form(OneClient one, boolean failed) {
    var view =
        new ClientRemovalView(
            one.frame(PATH, "console.client.remove"),
            one.link(PATH),
            one.name(),
            one.id().value(),
            failed);
    return pages.clientRemoval(view, one.visit().page());
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    return OneClient.with(
        desk,
        visit,
        one -> {
          boolean sure =
              fields
                  .first(ClientRemovalView.CONFIRM_FIELD)
                  .map(String::strip)
                  .filter(one.id().value()::equals)
                  .isPresent();
          return sure
              ? ConsoleAnswer.of(
                  desk.act(visit, new RemoveClient(visit.issuerId(), one.id())),
                  visit.at(ClientsPage.PATH),
                  ConsoleNotice.CLIENT_REMOVED)
              : ConsoleAnswer.wrong(form(one, true));
        });
  }
}
