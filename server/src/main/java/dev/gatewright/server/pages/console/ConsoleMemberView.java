package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.Optional;

/// The form that makes somebody a member of an organization, or gives a member another place.
///
/// @param member whose place it is; none where somebody is added
/// @param scopes their rights there, with spaces between
public record ConsoleMemberView(
    ConsoleFrame frame,
    PageLink action,
    Optional<String> member,
    String email,
    String title,
    String scopes,
    Optional<String> problem) {
  public static final String USER_PARAMETER = "user";
  public static final String EMAIL_FIELD = "email";
  public static final String TITLE_FIELD = "title";
  public static final String SCOPES_FIELD = "scopes";
}
