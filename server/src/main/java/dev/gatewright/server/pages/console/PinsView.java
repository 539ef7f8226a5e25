package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The PINs that let in whoever has no account, the last first.
///
/// @param add where one is made, for whoever may
/// @param first the list's beginning, where this is not it
/// @param next where it goes on
public record PinsView(
    ConsoleFrame frame,
    PageLink action,
    List<Line> pins,
    boolean writes,
    Optional<PageLink> add,
    Optional<PageLink> first,
    Optional<PageLink> next) {
  public static final String REVOKE_FIELD = "revoke";

  public PinsView {
    pins = List.copyOf(pins);
  }

  /// A PIN of the list.
  ///
  /// @param state the key of the name of what became of it
  public record Line(
      String id,
      String label,
      List<String> privileges,
      String state,
      boolean works,
      Instant made,
      Optional<Instant> ends) {
    public Line {
      privileges = List.copyOf(privileges);
    }
  }

  /// The form that makes one.
  public record Creation(
      ConsoleFrame frame,
      PageLink action,
      String label,
      String privileges,
      Optional<String> problem) {
    public static final String LABEL_FIELD = "label";
    public static final String PRIVILEGES_FIELD = "privileges";
    public static final String DAYS_FIELD = "days";
  }
}
