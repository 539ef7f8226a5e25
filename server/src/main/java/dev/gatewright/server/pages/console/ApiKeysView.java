package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keys of programs that administer.
///
/// @param creation where one is made, for whoever may
public record ApiKeysView(
    ConsoleFrame frame,
    PageLink action,
    List<Line> keys,
    boolean writes,
    Optional<PageLink> creation) {
  public static final String REVOKE_FIELD = "revoke";

  public ApiKeysView {
    keys = List.copyOf(keys);
  }

  /// One key, without its secret.
  ///
  /// @param role the key of the role's name
  /// @param state the key of the name of what became of it
  public record Line(
      String id,
      String name,
      String role,
      String state,
      boolean works,
      String createdBy,
      Instant created,
      Optional<Instant> ends,
      Optional<Instant> used) {}
}
