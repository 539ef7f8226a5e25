package dev.gatewright.server.pages;

import java.util.List;
import java.util.Optional;

/// Asks before ending the session (OpenID Connect RP-Initiated Logout §2). The form posts
/// `DECISION_FIELD` as `LOGOUT` or `STAY`.
///
/// @param clientName the application that asked, where one could be told
/// @param leadsTo the host (and port) where the browser goes afterwards, where it goes anywhere
public record LogoutView(
    PageLink action,
    Optional<String> clientName,
    Optional<String> leadsTo,
    Optional<Account> account,
    List<HiddenField> hidden) {
  public static final String DECISION_FIELD = "decision";
  public static final String LOGOUT = "logout";
  public static final String STAY = "stay";

  public LogoutView {
    hidden = List.copyOf(hidden);
  }
}
