package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// The organizations of an issuer.
///
/// @param action where the filter is sent
/// @param text how their names or ids begin
/// @param first the list's beginning, where this is not it
/// @param next where the list goes on
/// @param cut whether there is more than was looked through
/// @param add where one is made, for whoever may
public record OrganizationsView(
    ConsoleFrame frame,
    PageLink action,
    String text,
    List<Line> organizations,
    Optional<PageLink> first,
    Optional<PageLink> next,
    boolean cut,
    Optional<PageLink> add) {
  public static final String TEXT_FIELD = "text";

  public OrganizationsView {
    organizations = List.copyOf(organizations);
  }

  public record Line(String id, String name, boolean active, PageLink page) {
    /// What stands for its picture.
    public String initial() {
      return name.substring(0, name.offsetByCodePoints(0, 1));
    }
  }
}
