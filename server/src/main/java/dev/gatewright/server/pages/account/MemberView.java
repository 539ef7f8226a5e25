package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.PageLink;
import java.util.List;

/// The form for one member's title and rights.
///
/// @param back the page of all members
/// @param rights those that whoever looks after the organization can give
public record MemberView(
    Frame frame,
    PageLink action,
    PageLink back,
    String organization,
    Account account,
    String title,
    List<Right> rights) {
  public static final String TITLE_FIELD = "title";

  /// What a box of a right is called: this and its number.
  public static final String RIGHT_FIELD = "right_";

  public MemberView {
    rights = List.copyOf(rights);
  }

  /// A right, and whether the member has it. `name` is the box's.
  public record Right(String name, String right, boolean held) {}
}
