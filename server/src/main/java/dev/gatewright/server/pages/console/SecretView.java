package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.ShownSecret;
import java.util.List;

/// Something secret that was made and is shown this once.
///
/// @param title the key of the heading
/// @param lead the key of what there is to say
/// @param about whom or what it is of
public record SecretView(
    ConsoleFrame frame, String title, String lead, String about, List<Line> lines, PageLink on) {
  public SecretView {
    lines = List.copyOf(lines);
  }

  /// A part of it, by the key of its name.
  public record Line(String label, ShownSecret value) {}
}
