package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminCommand.ListOrganizations;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Part;
import dev.gatewright.identity.Organization;
import java.util.List;
import java.util.Optional;

/// Organizations of which the name or the id begins with what somebody typed.
///
/// @param isCut whether there are more
record BegunOrganizations(List<Organization> found, boolean isCut) {
  private static final int MOST = 100;

  static BegunOrganizations of(ConsoleDesk desk, ConsoleVisit visit, String text) {
    var list =
        new ListOrganizations(
            visit.issuerId(), Optional.of(text), new Part(Optional.empty(), MOST));
    return desk.see(visit, list, AdminResult.Organizations.class)
        .map(of -> new BegunOrganizations(of.organizations(), of.more()))
        .orElseGet(() -> new BegunOrganizations(List.of(), false));
  }
}
