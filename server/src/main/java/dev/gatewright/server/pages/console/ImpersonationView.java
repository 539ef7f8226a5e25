package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// The form by which somebody begins to act as a person.
public record ImpersonationView(
    ConsoleFrame frame,
    PageLink action,
    String headline,
    String reason,
    List<Application> applications,
    Optional<String> problem) {
  public static final String REASON_FIELD = "reason";
  public static final String APPLICATION_FIELD = "application";

  public ImpersonationView {
    applications = List.copyOf(applications);
  }

  /// Where one can go.
  public record Application(String id, String name) {}
}
