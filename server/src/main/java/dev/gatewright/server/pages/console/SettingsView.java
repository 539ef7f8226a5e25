package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// What an issuer is set to, group by group.
///
/// @param history where it is shown what became of them
/// @param all where everything is changed as text, for whoever may
/// @param removal where the issuer is deleted, for whoever may
public record SettingsView(
    ConsoleFrame frame,
    List<Group> groups,
    Optional<PageLink> providers,
    Optional<PageLink> hooks,
    Optional<PageLink> history,
    Optional<PageLink> all,
    Optional<PageLink> removal) {
  public SettingsView {
    groups = List.copyOf(groups);
  }

  /// Settings that belong together.
  ///
  /// @param title the key of its name
  /// @param change where it is changed, for whoever may
  public record Group(String title, List<Line> lines, Optional<PageLink> change) {
    public Group {
      lines = List.copyOf(lines);
    }
  }

  /// A setting of the list.
  ///
  /// @param section what the settings beside it are about, with the first of them
  /// @param meaning what it does
  /// @param value as it is written; the default where nothing is
  /// @param own whether something is
  public record Line(
      Optional<String> section, String label, String meaning, String value, boolean own) {}
}
