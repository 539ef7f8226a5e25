package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;

/// What was found by some text in all that somebody administers.
///
/// @param cut whether more was found, or not everywhere was looked
public record SearchView(ConsoleFrame frame, String text, List<Found> found, boolean cut) {
  public SearchView {
    found = List.copyOf(found);
  }

  /// One thing that was found.
  ///
  /// @param kind the key of what it is
  /// @param where the issuer that it is of
  public record Found(String kind, String name, String detail, String where, PageLink page) {}
}
