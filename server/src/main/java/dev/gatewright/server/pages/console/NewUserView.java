package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.Optional;

/// The form that adds somebody, with a password that is made and shown once, or that invites them
/// by mail.
///
/// @param uninvited why nobody is invited, where nobody is
public record NewUserView(
    ConsoleFrame frame,
    PageLink action,
    String email,
    String name,
    Optional<String> uninvited,
    Optional<String> problem) {
  public static final String EMAIL_FIELD = "email";
  public static final String NAME_FIELD = "name";
  public static final String HOW_FIELD = "how";
  public static final String ADD = "add";
  public static final String INVITE = "invite";
}
