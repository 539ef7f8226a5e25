package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;

/// What going back to an earlier state would change, and the form that does it.
///
/// @param number after which change it was so
/// @param latest the last change that this page knows of
/// @param changes what would be changed
/// @param problems why it was not done, or cannot be
public record HistoryBackView(
    ConsoleFrame frame,
    PageLink action,
    long number,
    long latest,
    List<Change> changes,
    List<String> notes,
    List<String> problems) {
  public static final String SEEN_FIELD = "seen";

  public HistoryBackView {
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
    problems = List.copyOf(problems);
  }

  /// What would become of one thing.
  ///
  /// @param action the key of what would be done
  public record Change(String action, String what, List<String> differences) {
    public Change {
      differences = List.copyOf(differences);
    }
  }
}
