package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The form that changes what people change most of a client.
///
/// @param seen as of when the client is that the form shows
/// @param values by the names of their fields
/// @param scopes those that the issuer has
public record ClientEditView(
    ConsoleFrame frame,
    PageLink action,
    String headline,
    String seen,
    Map<String, String> values,
    List<String> grants,
    List<String> scopes,
    Optional<String> problem,
    List<Trouble> troubles) {
  public static final String SEEN_FIELD = "seen";
  public static final String NAME = "name";
  public static final String REDIRECT_URIS = "redirect_uris";
  public static final String POST_LOGOUT = "post_logout_redirect_uris";
  public static final String SCOPES = "scopes";
  public static final String FIRST_PARTY = "first_party";
  public static final String PKCE = "pkce";
  public static final String TOKEN_LIFETIME = "access_token_lifetime";
  public static final String REFRESH_LIFETIME = "refresh_lifetime";
  public static final String REFRESH_IDLE = "refresh_idle";

  /// Before the name of a grant, the field that ticks it.
  public static final String GRANT = "grant_";

  public static final String YES = "yes";

  /// All but those of grants.
  public static final List<String> FIELDS =
      List.of(
          NAME,
          REDIRECT_URIS,
          POST_LOGOUT,
          SCOPES,
          FIRST_PARTY,
          PKCE,
          TOKEN_LIFETIME,
          REFRESH_LIFETIME,
          REFRESH_IDLE);

  public ClientEditView {
    values = Map.copyOf(values);
    grants = List.copyOf(grants);
    scopes = List.copyOf(scopes);
    troubles = List.copyOf(troubles);
  }

  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  public boolean ticked(String field) {
    return values.containsKey(field);
  }

  public boolean failed() {
    return problem.isPresent() || !troubles.isEmpty();
  }
}
