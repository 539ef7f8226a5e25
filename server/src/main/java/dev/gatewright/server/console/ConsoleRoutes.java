package dev.gatewright.server.console;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.place.Places;
import java.util.ArrayList;
import java.util.List;

/// All pages of the console, in one table.
public final class ConsoleRoutes {
  private ConsoleRoutes() {}

  /// What the pages work with.
  ///
  /// @param settled waits until what was changed is served
  /// @param mails whether mail reaches anybody
  public record Parts(
      Administration administration,
      Runnable settled,
      TenantDirectory directory,
      Places places,
      boolean mails,
      ConsolePages pages) {}

  public static List<ConsoleRoute> of(Parts parts) {
    var desk = new ConsoleDesk(parts.administration(), parts.settled());
    var pages = parts.pages();
    var routes = new ArrayList<ConsoleRoute>();
    routes.add(new HomePage(pages).route());
    routes.add(new OverviewPage(desk, parts.directory(), pages).route());
    return List.copyOf(routes);
  }
}
