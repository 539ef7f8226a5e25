package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminResult.OrganizationShown;
import dev.gatewright.admin.command.OrganizationCommand.ShowOrganization;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.console.ConsoleFrame;
import dev.gatewright.server.pages.console.ConsoleSection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A page about one organization of the issuer.
record OneOrganization(ConsoleVisit visit, Organization organization) {
  static final String HOME = "/organization";

  private static final String ID = ConsoleRoute.ORGANIZATION;

  /// The one that the address names, or that there is none.
  static ConsoleAnswer with(
      ConsoleDesk desk, ConsoleVisit visit, Function<OneOrganization, ConsoleAnswer> use) {
    return visit
        .asked(ID)
        .flatMap(OrganizationId::parse)
        .flatMap(id ->
            desk.see(visit, new ShowOrganization(visit.issuerId(), id), OrganizationShown.class))
        .map(shown -> use.apply(new OneOrganization(visit, shown.organization())))
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  /// The address of an organization's own page below the console's.
  static String home(ConsoleVisit visit, OrganizationId id) {
    return visit.at(HOME, ID, id.value());
  }

  OrganizationId id() {
    return organization.id();
  }

  String home() {
    return at(HOME);
  }

  String at(String path) {
    return visit.at(path, ID, id().value());
  }

  PageLink link(String at) {
    return visit.link(at);
  }

  ConsoleFrame frame() {
    return visit.frame(ConsoleSection.ORGANIZATIONS).below(organization.name(), link(home()));
  }

  /// The frame of a page of this name below its own.
  ConsoleFrame frame(String at, String key) {
    return frame().below(visit.page().messages().text(key), link(at));
  }

  /// A title as it was typed, which may be none.
  static Optional<String> title(String typed) {
    return Optional.of(typed).filter(text -> !text.isEmpty());
  }

  /// Rights as they were typed.
  static List<String> scopes(String typed) {
    return Arrays.stream(typed.split("\\s+", -1)).filter(text -> !text.isEmpty()).toList();
  }
}
