package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// The people of an issuer.
///
/// @param action where the filter is sent
/// @param text what was looked for
/// @param status which state was asked for; empty for any
/// @param statuses those that can be asked for, whose names are `console.status.` and this
/// @param first the list's beginning, where this is not it
/// @param next where the list goes on
/// @param cut whether more was found than is shown
/// @param add where somebody is added, for whoever may
public record UsersView(
    ConsoleFrame frame,
    PageLink action,
    String text,
    String status,
    List<String> statuses,
    List<Person> people,
    Optional<PageLink> first,
    Optional<PageLink> next,
    boolean cut,
    Optional<PageLink> add) {
  public static final String TEXT_FIELD = "text";
  public static final String STATUS_FIELD = "status";

  public UsersView {
    statuses = List.copyOf(statuses);
    people = List.copyOf(people);
  }
}
