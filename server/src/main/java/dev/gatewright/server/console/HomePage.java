package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.OrganizationCommand.ShowOrganization;
import dev.gatewright.admin.command.Role;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.pages.console.ConsoleHomeView;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import java.util.Optional;
import java.util.stream.Stream;

/// All that somebody administers. Whoever administers one issuer alone, or one organization, is led
/// straight there.
final class HomePage {
  private static final int MOST_LISTED = 200;

  private final ConsoleDesk desk;
  private final TenantDirectory directory;
  private final ConsolePages pages;

  HomePage(ConsoleDesk desk, TenantDirectory directory, ConsolePages pages) {
    this.desk = desk;
    this.directory = directory;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.anywhere("/", this::show);
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    boolean owner = visit.mandate().issuer().isEmpty();
    var organizations =
        visit.held().stream()
            .limit(MOST_LISTED)
            .flatMap(mandate -> organization(visit, mandate).stream())
            .toList();
    if (!owner && visit.reached().size() + organizations.size() == 1) {
      if (!organizations.isEmpty()) {
        return new ConsoleAnswer.GoOn(organizations.getFirst().at(), visit.notice());
      }
      var only = visit.reached().getFirst().issuer().id().value();
      return new ConsoleAnswer.GoOn(ConsoleVisit.issuerPath(only), visit.notice());
    }
    var lines =
        Stream.concat(
                visit.reached().stream().limit(MOST_LISTED).map(issuer -> line(visit, issuer)),
                organizations.stream().map(found -> line(visit, found)))
            .toList();
    var view =
        new ConsoleHomeView(
            visit.frame(ConsoleSection.HOME), owner, lines, visit.reached().size() > MOST_LISTED);
    return ConsoleAnswer.shown(pages.home(view, visit.page()));
  }

  /// One that somebody administers, and where its page is.
  private record Found(String name, String issuer, String at) {}

  private Optional<Found> organization(ConsoleVisit visit, Mandate mandate) {
    return mandate
        .organization()
        .flatMap(id ->
            mandate
                .issuer()
                .flatMap(directory::tenant)
                .flatMap(tenant -> {
                  var there = visit.by(mandate, tenant);
                  return desk.see(
                          there,
                          new ShowOrganization(there.issuerId(), id),
                          AdminResult.OrganizationShown.class)
                      .map(shown ->
                          new Found(
                              shown.organization().name(),
                              tenant.issuer().name(),
                              OneOrganization.home(there, id)));
                }));
  }

  private static ConsoleHomeView.Line line(ConsoleVisit visit, Found found) {
    return new ConsoleHomeView.Line(
        found.name(),
        found.issuer(),
        Roles.key(Role.ORGANIZATION_ADMINISTRATOR),
        visit.link(found.at()));
  }

  private static ConsoleHomeView.Line line(ConsoleVisit visit, Tenant issuer) {
    var role =
        visit.held().stream()
            .filter(mandate -> mandate.organization().isEmpty())
            .filter(mandate -> mandate.reaches(issuer.issuer().id()))
            .findFirst()
            .map(Mandate::role);
    return new ConsoleHomeView.Line(
        issuer.issuer().name(), issuer.issuer().url(), roleKey(role), visit.place(issuer).page());
  }

  private static String roleKey(Optional<Role> role) {
    return Roles.key(role.orElse(Role.AUDITOR));
  }
}
