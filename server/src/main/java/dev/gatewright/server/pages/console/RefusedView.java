package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.Optional;

/// Why somebody does not see what they asked for, or why nothing was done, and a way on.
///
/// @param title the key of the heading
/// @param text what there is to say of it
public record RefusedView(
    ConsoleFrame frame, String title, String text, PageLink on, Optional<String> reference) {}
