package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// The form that invites somebody to administer, or changes what somebody administers as.
///
/// @param person whose role it is; none for an invitation
/// @param role the key of the role that they have; `console.role.` and this is its name
/// @param invitations those that wait, to be taken back
public record AdministratorChangeView(
    ConsoleFrame frame,
    PageLink action,
    Optional<String> person,
    String role,
    List<String> roles,
    List<AdministratorsView.Invitation> invitations) {
  public static final String ROLE_FIELD = "role";
  public static final String ACT_FIELD = "act";
  public static final String REVOKE = "revoke";
  public static final String GIVE = "give";
  public static final String TAKE_BACK_FIELD = "take_back";

  public AdministratorChangeView {
    roles = List.copyOf(roles);
    invitations = List.copyOf(invitations);
  }
}
