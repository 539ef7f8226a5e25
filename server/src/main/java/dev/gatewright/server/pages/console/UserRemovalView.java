package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;

/// The question whether somebody's account is deleted for good; whoever says yes types the address.
public record UserRemovalView(
    ConsoleFrame frame, PageLink action, String headline, String email, boolean failed) {
  public static final String CONFIRM_FIELD = "confirm";
}
