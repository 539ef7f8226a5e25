package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;

/// The question whether a client is removed for good; whoever says yes types its id.
public record ClientRemovalView(
    ConsoleFrame frame, PageLink action, String name, String id, boolean failed) {
  public static final String CONFIRM_FIELD = "confirm";
}
