package dev.gatewright.server.console;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.pages.console.ConsoleHomeView;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import java.util.Optional;

/// All that somebody administers. Whoever administers one issuer alone is led straight there.
final class HomePage {
  private static final int MOST_LISTED = 200;

  private final ConsolePages pages;

  HomePage(ConsolePages pages) {
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.anywhere("/", this::show);
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    boolean owner = visit.mandate().issuer().isEmpty();
    if (!owner && visit.reached().size() == 1) {
      var only = visit.reached().getFirst().issuer().id().value();
      return new ConsoleAnswer.GoOn(ConsoleVisit.issuerPath(only), visit.notice());
    }
    var lines =
        visit.reached().stream().limit(MOST_LISTED).map(issuer -> line(visit, issuer)).toList();
    var view =
        new ConsoleHomeView(
            visit.frame(ConsoleSection.HOME), owner, lines, visit.reached().size() > MOST_LISTED);
    return ConsoleAnswer.shown(pages.home(view, visit.page()));
  }

  private static ConsoleHomeView.Line line(ConsoleVisit visit, Tenant issuer) {
    var role =
        visit.held().stream()
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
