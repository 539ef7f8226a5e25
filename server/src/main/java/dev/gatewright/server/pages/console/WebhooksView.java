package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where an issuer's events are sent.
///
/// @param add where one is declared
public record WebhooksView(ConsoleFrame frame, List<Line> webhooks, PageLink add) {
  public WebhooksView {
    webhooks = List.copyOf(webhooks);
  }

  /// A webhook of the list.
  ///
  /// @param state the key of the name of whether anything is sent
  public record Line(
      String id, String url, List<String> events, String state, boolean on, PageLink page) {
    public Line {
      events = List.copyOf(events);
    }
  }

  /// The form that declares one, or changes what one is for.
  ///
  /// @param known whether there is one of this id already
  /// @param events names of events or beginnings, with spaces between
  public record Change(
      ConsoleFrame frame,
      PageLink action,
      boolean known,
      String id,
      String url,
      String events,
      boolean active,
      Optional<String> problem) {
    public static final String ID_FIELD = "id";
    public static final String URL_FIELD = "url";
    public static final String EVENTS_FIELD = "events";
    public static final String ACTIVE_FIELD = "active";
  }

  /// One with what became of what was sent.
  ///
  /// @param change where it is changed, and another secret made
  /// @param tried what a test was answered, where there was one
  /// @param first the deliveries' beginning, where this is not it
  /// @param next where they go on
  public record One(
      ConsoleFrame frame,
      PageLink action,
      PageLink change,
      Line webhook,
      int failures,
      int waiting,
      long seen,
      Optional<String> tried,
      List<Sent> sent,
      Optional<PageLink> first,
      Optional<PageLink> next) {
    public static final String ACT_FIELD = "act";
    public static final String TEST = "test";
    public static final String REMOVE = "remove";
    public static final String REPLAY = "replay";
    public static final String ROTATE = "rotate";
    public static final String AFTER_FIELD = "after";

    public One {
      sent = List.copyOf(sent);
    }
  }

  /// A message that was sent, or waits.
  ///
  /// @param state the key of the name of what became of it
  public record Sent(
      long number,
      String event,
      String state,
      int tries,
      Optional<Instant> last,
      Optional<String> answer,
      Optional<Instant> due) {}
}
