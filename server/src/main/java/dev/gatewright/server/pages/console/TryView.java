package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.Optional;

/// A login as a client, to be begun here.
///
/// @param redirectUri the console's, which the client must have
/// @param begin the authorization request, where the client has it
public record TryView(
    ConsoleFrame frame,
    PageLink action,
    String name,
    String redirectUri,
    Optional<String> problem,
    Optional<PageLink> begin) {
  public static final String ACT_FIELD = "act";
  public static final String SURE_FIELD = "sure";
}
