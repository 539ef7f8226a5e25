package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;

/// All settings of an issuer as one text.
///
/// @param seen as which state of the issuer it was shown
public record AllSettingsView(
    ConsoleFrame frame, PageLink action, String seen, String text, List<String> problems) {
  public static final String TEXT_FIELD = "text";

  public AllSettingsView {
    problems = List.copyOf(problems);
  }
}
