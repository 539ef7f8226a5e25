package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What became of an issuer's settings, clients and webhooks, the last change first.
///
/// @param first how it was before the first change that is known, for whoever may go back there
public record HistoryView(
    ConsoleFrame frame,
    List<Line> lines,
    Optional<PageLink> newest,
    Optional<PageLink> older,
    Optional<PageLink> first) {
  public HistoryView {
    lines = List.copyOf(lines);
  }

  /// One change.
  ///
  /// @param face the key of by what means it was made
  /// @param action the key of what was done
  /// @param what to which thing
  /// @param differences of a change, from what to what
  /// @param back how it was after it, for whoever may go back there
  public record Line(
      long number,
      Instant at,
      String by,
      String face,
      String action,
      String what,
      List<String> differences,
      Optional<PageLink> back) {
    public Line {
      differences = List.copyOf(differences);
    }
  }
}
