package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// The form by which somebody begins to act as a person.
///
/// @param chosen the id of the application that was chosen; empty for the account
/// @param account where the person's own account is
public record ImpersonationView(
    ConsoleFrame frame,
    PageLink action,
    String headline,
    String reason,
    String chosen,
    String account,
    List<Application> applications,
    Optional<String> problem) {
  public static final String REASON_FIELD = "reason";
  public static final String APPLICATION_FIELD = "application";

  public ImpersonationView {
    applications = List.copyOf(applications);
  }

  /// Where one can go.
  ///
  /// @param address where one arrives
  public record Application(String id, String name, String address) {}
}
