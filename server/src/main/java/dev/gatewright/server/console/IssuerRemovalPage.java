package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminCommand.RemoveIssuer;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.console.ConfirmationView;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;

/// Deletes an issuer with all that it holds, once its id was typed.
final class IssuerRemovalPage {
  static final String PATH = "/settings/remove";

  private final ConsoleDesk desk;
  private final ConsolePages pages;

  IssuerRemovalPage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(
            PATH, Permission.ISSUERS_WRITE, visit -> ConsoleAnswer.shown(form(visit, false)))
        .acting(this::act)
        .provedNow("issuer_removal");
  }

  private byte[] form(ConsoleVisit visit, boolean failed) {
    var here = visit.link(visit.at(PATH));
    var view =
        new ConfirmationView(
            visit
                .frame(ConsoleSection.SETTINGS)
                .below(visit.page().text("console.issuers.remove"), here),
            here,
            "console.issuers.remove",
            "console.issuers.remove_lead",
            visit.issuer().orElseThrow().issuer().name(),
            visit.issuerId().value(),
            failed);
    return pages.confirmation(view, visit.page());
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    boolean sure =
        fields
            .first(ConfirmationView.CONFIRM_FIELD)
            .map(String::strip)
            .filter(visit.issuerId().value()::equals)
            .isPresent();
    return sure
        ? ConsoleAnswer.of(
            desk.act(visit, new RemoveIssuer(visit.issuerId())), "/", ConsoleNotice.ISSUER_REMOVED)
        : ConsoleAnswer.wrong(form(visit, true));
  }
}
