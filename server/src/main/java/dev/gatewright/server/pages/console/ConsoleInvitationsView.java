package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whom an organization asks for, and the form that asks for somebody.
///
/// @param mails whether mail reaches anybody
/// @param closed whether only those who have an account can accept
public record ConsoleInvitationsView(
    ConsoleFrame frame,
    PageLink action,
    boolean mails,
    boolean closed,
    String email,
    String title,
    String scopes,
    Optional<String> problem,
    List<Invitation> invitations) {
  public static final String EMAIL_FIELD = "email";
  public static final String TITLE_FIELD = "title";
  public static final String SCOPES_FIELD = "scopes";
  public static final String RESEND_FIELD = "resend";
  public static final String REVOKE_FIELD = "revoke";

  public ConsoleInvitationsView {
    invitations = List.copyOf(invitations);
  }

  public record Invitation(
      String id,
      String address,
      Optional<String> title,
      List<String> scopes,
      Optional<String> inviter,
      Instant until) {
    public Invitation {
      scopes = List.copyOf(scopes);
    }
  }
}
