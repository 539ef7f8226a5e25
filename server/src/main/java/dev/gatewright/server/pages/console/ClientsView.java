package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// Clients of an issuer, a page of them.
///
/// @param text what their ids or names begin with
/// @param first back to the first page, where this is a later one
/// @param creation where one is made, for whoever may
public record ClientsView(
    ConsoleFrame frame,
    PageLink action,
    String text,
    List<Line> clients,
    Optional<PageLink> first,
    Optional<PageLink> next,
    Optional<PageLink> creation) {
  public static final String TEXT_FIELD = "text";

  public ClientsView {
    clients = List.copyOf(clients);
  }

  /// A client of the list.
  ///
  /// @param kind the key of the name of what it is
  public record Line(String id, String name, String kind, boolean active, PageLink page) {}
}
