package dev.gatewright.server.console;

import dev.gatewright.admin.command.OrganizationCommand.RemoveOrganization;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.console.ConfirmationView;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;

/// Deletes an organization for good, once its id was typed.
final class OrganizationRemovalPage {
  static final String PATH = "/organization/remove";

  private final ConsoleDesk desk;
  private final ConsolePages pages;

  OrganizationRemovalPage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.ORGANIZATIONS_WRITE, this::show)
        .acting(this::act)
        .provedNow("organization_removal");
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return OneOrganization.with(desk, visit, one -> ConsoleAnswer.shown(form(one, false)));
  }

  private byte[] form(OneOrganization one, boolean failed) {
    var here = one.at(PATH);
    var view =
        new ConfirmationView(
            one.frame(here, "console.organization.remove"),
            one.link(here),
            "console.organization.remove",
            "console.organization.remove_lead",
            one.organization().name(),
            one.id().value(),
            failed);
    return pages.confirmation(view, one.visit().page());
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    return OneOrganization.with(
        desk,
        visit,
        one ->
            fields
                    .first(ConfirmationView.CONFIRM_FIELD)
                    .map(String::strip)
                    .filter(one.id().value()::equals)
                    .isPresent()
                ? ConsoleAnswer.of(
                    desk.act(visit, new RemoveOrganization(visit.issuerId(), one.id())),
                    visit.at(OrganizationsPage.PATH),
                    ConsoleNotice.ORGANIZATION_REMOVED)
                : ConsoleAnswer.wrong(form(one, true)));
  }
}
