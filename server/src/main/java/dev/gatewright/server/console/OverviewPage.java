package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminCommand.ListEvents;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.IssuerView;
import dev.gatewright.server.pages.console.IssuerView.Happened;
import java.util.List;
import java.util.Optional;

/// One issuer at a glance.
final class OverviewPage {
  private static final int LATEST = 10;

  private final ConsoleDesk desk;
  private final TenantDirectory directory;
  private final ConsolePages pages;
  private final Charts charts;

  OverviewPage(ConsoleDesk desk, TenantDirectory directory, ConsolePages pages) {
    this.desk = desk;
    this.directory = directory;
    this.pages = pages;
    this.charts = new Charts(desk);
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer("", this::show);
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    var issuer = visit.issuer().orElseThrow().issuer();
    var view =
        new IssuerView(
            visit.frame(ConsoleSection.OVERVIEW),
            issuer.name(),
            issuer.url(),
            new PageLink(issuer.url() + "/.well-known/openid-configuration"),
            Roles.key(visit.mandate().role()),
            directory.clientsOf(issuer.id()).size(),
            visit.may(Permission.EVENTS_READ) ? Optional.of(latest(visit)) : Optional.empty(),
            visit.may(Permission.EVENTS_READ) ? charts.of(visit) : Optional.empty());
    return ConsoleAnswer.shown(pages.overview(view, visit.page()));
  }

  private List<Happened> latest(ConsoleVisit visit) {
    return desk.see(
            visit,
            new ListEvents(visit.issuerId(), Optional.empty(), LATEST),
            AdminResult.Events.class)
        .map(found ->
            found.events().reversed().stream()
                .map(event -> new Happened(event.name(), event.actor(), event.at()))
                .toList())
        .orElseGet(List::of);
  }
}
