package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.Optional;

/// The form that sets somebody's password, or has one made.
public record UserPasswordView(
    ConsoleFrame frame,
    PageLink action,
    String headline,
    String email,
    int fewest,
    Optional<String> problem) {
  public static final String PASSWORD_FIELD = "password";
  public static final String HOW_FIELD = "how";
  public static final String GENERATE = "generate";
  public static final String SET = "set";
}
