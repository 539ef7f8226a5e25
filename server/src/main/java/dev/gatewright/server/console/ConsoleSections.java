package dev.gatewright.server.console;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.server.pages.console.ConsoleSection;
import java.util.List;
import java.util.Optional;

/// Which sections whoever administers finds in the navigation.
final class ConsoleSections {
  private static final List<ConsoleSection> OF_SERVER =
      List.of(
          ConsoleSection.HOME,
          ConsoleSection.EVENTS,
          ConsoleSection.API_KEYS,
          ConsoleSection.ADMINISTRATORS);

  private static final List<ConsoleSection> OF_ISSUER =
      List.of(
          ConsoleSection.OVERVIEW,
          ConsoleSection.USERS,
          ConsoleSection.CLIENTS,
          ConsoleSection.ORGANIZATIONS,
          ConsoleSection.SESSIONS,
          ConsoleSection.EVENTS,
          ConsoleSection.REFUSALS,
          ConsoleSection.TOKEN,
          ConsoleSection.SETTINGS,
          ConsoleSection.BRANDING,
          ConsoleSection.PINS,
          ConsoleSection.WEBHOOKS,
          ConsoleSection.KEYS,
          ConsoleSection.API_KEYS,
          ConsoleSection.ADMINISTRATORS);

  private ConsoleSections() {}

  static List<ConsoleSection> permitted(ConsoleVisit visit) {
    if (visit.isOfOrganization()) {
      return List.of(ConsoleSection.HOME);
    }
    var sections = visit.issuer().isPresent() ? OF_ISSUER : OF_SERVER;
    boolean reaches = visit.issuer().isPresent() || visit.mandate().issuer().isEmpty();
    return sections.stream()
        .filter(section -> needs(section).map(needed -> reaches && visit.may(needed)).orElse(true))
        .toList();
  }

  /// What the section's own page needs.
  static Optional<Permission> needs(ConsoleSection section) {
    return switch (section) {
      case HOME, OVERVIEW -> Optional.empty();
      case USERS -> Optional.of(Permission.USERS_READ);
      case CLIENTS -> Optional.of(Permission.CLIENTS_READ);
      case ORGANIZATIONS -> Optional.of(Permission.ORGANIZATIONS_READ);
      case SESSIONS, TOKEN -> Optional.of(Permission.SESSIONS_READ);
      case EVENTS, REFUSALS -> Optional.of(Permission.EVENTS_READ);
      case SETTINGS -> Optional.of(Permission.ISSUERS_READ);
      case BRANDING -> Optional.of(Permission.SETTINGS_WRITE);
      case PINS -> Optional.of(Permission.PINS_READ);
      case WEBHOOKS -> Optional.of(Permission.WEBHOOKS_WRITE);
      case KEYS -> Optional.of(Permission.KEYS_READ);
      case API_KEYS -> Optional.of(Permission.API_KEYS_READ);
      case ADMINISTRATORS -> Optional.of(Permission.ADMINISTRATORS_READ);
    };
  }
}
