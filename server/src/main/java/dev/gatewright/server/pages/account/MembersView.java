package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// The members of an organization, for whoever looks after them.
///
/// @param invitations the page of those whom it asks for
/// @param domains the page of its mail domains
/// @param activity the page of what happened there
/// @param next the page with those after these
/// @param invited the addresses of those who have not answered yet
public record MembersView(
    Frame frame,
    PageLink action,
    PageLink invitations,
    PageLink domains,
    PageLink activity,
    String organization,
    List<Member> members,
    Optional<PageLink> next,
    List<String> invited) {
  public static final String SUSPEND_FIELD = "suspend";
  public static final String ACTIVATE_FIELD = "activate";
  public static final String REMOVE_FIELD = "remove";

  public MembersView {
    members = List.copyOf(members);
    invited = List.copyOf(invited);
  }

  /// One of them. `edit` leads to what may be changed, where anything may.
  public record Member(
      String id,
      Account account,
      Optional<String> title,
      List<String> rights,
      boolean active,
      Optional<PageLink> edit) {
    public Member {
      rights = List.copyOf(rights);
    }
  }
}
