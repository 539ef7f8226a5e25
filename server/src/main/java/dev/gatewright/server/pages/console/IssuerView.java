package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.plot.Plot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One issuer at a glance.
///
/// @param role the key of the name of what the person is here
/// @param clients how many it has
/// @param latest what happened last, where the person may see that
/// @param charts how often what happened, where the person may see that
public record IssuerView(
    ConsoleFrame frame,
    String name,
    String url,
    PageLink metadata,
    String role,
    int clients,
    Optional<List<Happened>> latest,
    Optional<Charts> charts) {
  /// How long the times are that a chart has one number for.
  public static final String STEP_FIELD = "step";

  /// Of the last day by the hour, or of the last month by the day.
  public record Charts(List<Plot> plots, boolean isOfDay, PageLink day, PageLink month) {
    public Charts {
      plots = List.copyOf(plots);
    }
  }

  /// An event in a line.
  public record Happened(String event, String actor, Instant at) {}
}
