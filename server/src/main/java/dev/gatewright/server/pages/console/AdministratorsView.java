package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who administers an issuer, one organization of it, or everything.
///
/// @param lead the key of what they may, in a sentence
/// @param organization the name of the one that it is about, if it is about one
/// @param writes whether whoever looks may change it
/// @param change where a role is changed or an invitation made
public record AdministratorsView(
    ConsoleFrame frame,
    PageLink change,
    String lead,
    Optional<String> organization,
    boolean writes,
    List<Line> people,
    List<Invitation> invitations) {
  public AdministratorsView {
    people = List.copyOf(people);
    invitations = List.copyOf(invitations);
  }

  /// Somebody who administers.
  ///
  /// @param role the key of the role's name
  public record Line(
      String id,
      Account account,
      String role,
      boolean self,
      boolean active,
      Instant since,
      PageLink change) {}

  /// A link that waits.
  public record Invitation(String id, String role, String by, Instant made, Instant ends) {}
}
