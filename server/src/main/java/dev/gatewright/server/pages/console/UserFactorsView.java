package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.List;

/// What somebody proves themselves with beside the password, to be taken away.
public record UserFactorsView(
    ConsoleFrame frame, PageLink action, String headline, List<Line> factors) {
  public static final String REMOVE_FIELD = "remove";

  /// Takes all of them away.
  public static final String ALL = "all";

  public UserFactorsView {
    factors = List.copyOf(factors);
  }

  /// One factor.
  ///
  /// @param method the key of its name
  public record Line(String id, String method, String name, Instant since) {}
}
