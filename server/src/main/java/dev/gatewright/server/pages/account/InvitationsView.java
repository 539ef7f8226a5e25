package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whom an organization asks for, for whoever looks after it.
///
/// @param members the page of its members
/// @param closed whether only those who have an account can accept
/// @param email what was typed, as are `title` and what is held of `rights`
/// @param problem why what was asked for was not done
public record InvitationsView(
    Frame frame,
    PageLink action,
    PageLink members,
    String organization,
    List<Invitation> invitations,
    boolean closed,
    String email,
    String title,
    List<MemberView.Right> rights,
    Optional<Problem> problem) {
  public static final String EMAIL_FIELD = "email";
  public static final String TITLE_FIELD = MemberView.TITLE_FIELD;
  public static final String RIGHT_FIELD = MemberView.RIGHT_FIELD;
  public static final String RESEND_FIELD = "resend";
  public static final String REVOKE_FIELD = "revoke";

  public InvitationsView {
    invitations = List.copyOf(invitations);
    rights = List.copyOf(rights);
  }

  /// One that waits for an answer.
  public record Invitation(
      String id,
      String address,
      Optional<String> title,
      List<String> rights,
      Optional<String> inviter,
      Instant until) {
    public Invitation {
      rights = List.copyOf(rights);
    }
  }

  public enum Problem {
    NO_ADDRESS,
    MEMBER,
    ENOUGH;

    public String key() {
      return "invitations.problem." + name().toLowerCase(Locale.ROOT);
    }
  }
}
