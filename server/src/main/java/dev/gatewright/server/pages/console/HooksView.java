package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// The programs that an issuer asks.
///
/// @param action where a hook is tried, or another secret made
/// @param change where hooks are changed, as any other setting
/// @param tried what one that was tried said
public record HooksView(
    ConsoleFrame frame,
    PageLink action,
    PageLink change,
    List<Line> hooks,
    Optional<String> tried) {
  public static final String HOOK_FIELD = "hook";
  public static final String ACT_FIELD = "act";
  public static final String TEST = "test";
  public static final String ROTATE = "rotate";

  public HooksView {
    hooks = List.copyOf(hooks);
  }

  /// A hook of the list.
  ///
  /// @param about the key of the name of what it is asked about
  /// @param onFailure the key of what happens without an answer
  public record Line(
      String id, String url, String about, String onFailure, String timeout, boolean active) {}
}
