package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// The form that changes what is said of somebody.
///
/// @param seen as of when the account is that the form shows
/// @param moves whether whoever looks may change the address
public record UserEditView(
    ConsoleFrame frame,
    PageLink action,
    String headline,
    String seen,
    boolean moves,
    String email,
    boolean verified,
    String role,
    List<UserView.Claim> claims,
    Optional<String> problem) {
  public static final String SEEN_FIELD = "seen";
  public static final String EMAIL_FIELD = "email";
  public static final String VERIFIED_FIELD = "verified";
  public static final String ROLE_FIELD = "role";

  public UserEditView {
    claims = List.copyOf(claims);
  }
}
