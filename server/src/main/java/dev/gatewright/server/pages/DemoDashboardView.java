package dev.gatewright.server.pages;

import java.util.List;
import java.util.Optional;

/// The demo application after a login: what it was told, and what it can do next. Both actions are
/// posts.
///
/// @param userInfo the UserInfo answer, as JSON
/// @param idToken empty where a refresh brought none
/// @param refreshed whether the tokens were just renewed
/// @param problem why the last action came to nothing
public record DemoDashboardView(
    Account account,
    boolean refreshed,
    Optional<String> problem,
    List<Organization> organizations,
    DecodedToken accessToken,
    Optional<DecodedToken> idToken,
    String userInfo,
    PageLink refresh,
    PageLink logout,
    List<HiddenField> hidden) {
  public DemoDashboardView {
    organizations = List.copyOf(organizations);
    hidden = List.copyOf(hidden);
  }

  public record Organization(String id, String name, String title, List<String> scopes) {
    public Organization {
      scopes = List.copyOf(scopes);
    }
  }
}
