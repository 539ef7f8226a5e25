package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// The members of an organization, for whoever looks after them.
///
/// @param domains the page of its mail domains
/// @param next the page with those after these
public record MembersView(
    Frame frame,
    PageLink action,
    PageLink domains,
    String organization,
    List<Member> members,
    Optional<PageLink> next) {
  public static final String SUSPEND_FIELD = "suspend";
  public static final String ACTIVATE_FIELD = "activate";
  public static final String REMOVE_FIELD = "remove";

  public MembersView {
    members = List.copyOf(members);
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
