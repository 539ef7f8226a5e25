package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// All settings of a client as one text, with what is wrong in it.
///
/// @param seen as of when the client is that the text was of
/// @param keys what may stand in it
public record ClientSettingsView(
    ConsoleFrame frame,
    PageLink action,
    String name,
    String text,
    String seen,
    Optional<String> problem,
    List<Trouble> troubles,
    List<Key> keys) {
  public static final String TEXT_FIELD = "settings";
  public static final String SEEN_FIELD = "seen";

  /// Characters that are read.
  public static final int LONGEST = 65_536;

  public ClientSettingsView {
    troubles = List.copyOf(troubles);
    keys = List.copyOf(keys);
  }

  public boolean failed() {
    return problem.isPresent() || !troubles.isEmpty();
  }

  public record Key(String name, String type, String meaning) {}
}
