package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What happened at an issuer or to the server, the last first.
///
/// @param name what names of events begin with that were asked for
/// @param person whom they are about
public record ConsoleEventsView(
    ConsoleFrame frame,
    PageLink action,
    String name,
    String person,
    List<Line> lines,
    Optional<PageLink> newer,
    Optional<PageLink> older) {
  public static final String NAME_FIELD = "name";
  public static final String PERSON_FIELD = "person";

  public ConsoleEventsView {
    lines = List.copyOf(lines);
  }

  /// One event.
  ///
  /// @param page the page of whom it is about
  public record Line(
      long number,
      Instant at,
      String name,
      String actor,
      Optional<String> subject,
      Optional<PageLink> page,
      List<Detail> details) {
    public Line {
      details = List.copyOf(details);
    }
  }

  public record Detail(String name, String value) {}
}
