package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An organization and who belongs to it.
///
/// @param typed what its name would become
/// @param problem why it did not
/// @param first the members' beginning, where this is not it
/// @param next where they go on
/// @param can what whoever looks may do with it
public record OrganizationView(
    ConsoleFrame frame,
    PageLink action,
    String id,
    String name,
    boolean active,
    String typed,
    Optional<String> problem,
    List<Member> members,
    Optional<PageLink> first,
    Optional<PageLink> next,
    Optional<Can> can) {
  public static final String ACT_FIELD = "act";
  public static final String RENAME = "rename";
  public static final String SUSPEND = "suspend";
  public static final String ACTIVATE = "activate";
  public static final String NAME_FIELD = "name";
  public static final String SUSPEND_FIELD = "suspend";
  public static final String ACTIVATE_FIELD = "activate";
  public static final String REMOVE_FIELD = "remove";

  public OrganizationView {
    members = List.copyOf(members);
  }

  /// Where there is more to do.
  ///
  /// @param administrators absent for whoever may not look at them
  /// @param whole absent for whoever administers no more than this
  public record Can(
      PageLink invitations,
      PageLink domains,
      Optional<PageLink> administrators,
      Optional<Whole> whole) {}

  /// What is for those who administer the issuer.
  public record Whole(PageLink add, PageLink remove) {}

  /// Somebody who belongs to it.
  ///
  /// @param page the person's own page, for whoever may see it
  public record Member(
      String id,
      Account account,
      Optional<PageLink> page,
      PageLink edit,
      Optional<String> title,
      List<String> scopes,
      boolean active,
      Instant since) {
    public Member {
      scopes = List.copyOf(scopes);
    }
  }
}
