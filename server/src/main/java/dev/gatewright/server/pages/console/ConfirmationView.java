package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;

/// The form that deletes something for good, once what it is called was typed.
///
/// @param title the key of the heading, which the button says too
/// @param lead the key of a sentence about what goes with it
/// @param name what it is called
/// @param typing what has to be typed
public record ConfirmationView(
    ConsoleFrame frame,
    PageLink action,
    String title,
    String lead,
    String name,
    String typing,
    boolean failed) {
  public static final String CONFIRM_FIELD = "confirm";
}
