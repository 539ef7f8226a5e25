package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;

/// The form that makes an issuer's next signing key.
public record KeyRotationView(ConsoleFrame frame, PageLink action, List<String> algorithms) {
  public static final String ALGORITHM_FIELD = "algorithm";

  /// Takes the former key out of use now, and its tokens with it.
  public static final String AT_ONCE_FIELD = "at_once";

  public KeyRotationView {
    algorithms = List.copyOf(algorithms);
  }
}
