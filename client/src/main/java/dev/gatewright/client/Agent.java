package dev.gatewright.client;

import dev.gatewright.client.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A logged-in person, as this application sees them: who they are, what they may do in which
/// organization, and an access token that stays fresh. Made by [IdpClient]; usually one for each
/// request, from the tokens in the session.
///
/// Safe to use from many threads. Only [#accessToken()], [#userInfo()] and [#revoke()] may ask the
/// provider; everything else is answered from the tokens.
public final class Agent {
  private final IdpClient client;
  private final TokenSource source;
  private volatile View view;

  /// What one token set says.
  private record View(
      TokenSet tokens,
      Optional<JsonObject> idTokenClaims,
      List<Organization> organizations,
      Set<String> scopes) {

    static View of(TokenSet tokens, String issuer) {
      var idTokenClaims = tokens.idTokenClaims();
      // A refresh need not bring a new ID token, so an access token that we can read is the newer
      // one.
      var organizations =
          UncheckedClaims.of(tokens.accessToken())
              .filter(claims -> claims.has("organizations"))
              .filter(claims -> claims.text("iss").filter(issuer::equals).isPresent())
              .or(() -> idTokenClaims)
              .map(Organization::fromClaims)
              .orElse(List.of());
      return new View(tokens, idTokenClaims, organizations, tokens.scopes());
    }
  }

  Agent(IdpClient client, TokenSource source) {
    this.client = client;
    this.source = source;
    this.view = View.of(source.fresh(), client.issuer());
  }

  /// The tokens as they are now: plain data to keep and to give to [IdpClient#createAgent] with the
  /// next request.
  public TokenSet tokens() {
    return view().tokens();
  }

  /// An access token to call an API with, renewed first if it is about to expire.
  ///
  /// @throws IdpException.LoginRequired if it cannot be renewed any more
  /// @throws IdpException.Unavailable if it is expired and the provider cannot be reached
  public String accessToken() {
    return source.fresh().accessToken();
  }

  /// What the tokens say, read anew when they have changed.
  private View view() {
    var tokens = source.current();
    var seen = view;
    if (!seen.tokens().equals(tokens)) {
      seen = View.of(tokens, client.issuer());
      view = seen;
    }
    return seen;
  }

  /// Who the person is, from the ID token.
  ///
  /// @throws IdpException.Misconfigured if the login brought no ID token: it did not ask for the
  ///   scope `openid`
  public Profile profile() {
    return view()
        .idTokenClaims()
        .map(Profile::new)
        .orElseThrow(() ->
            new IdpException.Misconfigured(
                "profile.none", "there is no ID token: ask for the scope openid at login"));
  }

  /// The person's memberships, as of the login or the last refresh.
  public List<Organization> organizations() {
    return view().organizations();
  }

  /// True if the person may do this in that organization: the membership has the scope
  /// `resource:action`, so `hasAccessIn("org_acme", "write", "projects")` asks for
  /// `projects:write`. False for anything unknown. Answered from the tokens, never from the
  /// network.
  public boolean hasAccessIn(String organizationId, String action, String resource) {
    return view().organizations().stream()
        .anyMatch(each -> each.id().equals(organizationId) && each.allows(action, resource));
  }

  /// True if the login was granted this scope value (RFC 6749 §3.3).
  public boolean hasScope(String value) {
    return view().scopes().contains(value);
  }

  /// The person's claims as the provider has them now (OpenID Connect Core §5.3).
  ///
  /// @throws IdpException.InvalidToken if they are about another person than the ID token
  /// @throws IdpException.LoginRequired if the provider no longer takes the access token
  /// @throws IdpException.Unavailable if the provider cannot be reached
  public JsonObject userInfo() {
    var claims = client.userInfo(accessToken());
    view()
        .idTokenClaims()
        .flatMap(idToken -> idToken.text("sub"))
        .filter(subject -> !claims.text("sub").equals(Optional.of(subject)))
        .ifPresent(another -> {
          throw new IdpException.InvalidToken(
              "userinfo.sub", "the provider's claims are about another person");
        });
    return claims;
  }

  /// Where to send the browser to log out at the provider too (OpenID Connect RP-Initiated Logout
  /// §2), from where it comes back to this address. Empty if the provider has no such place: then
  /// the application's own logout is all there is.
  ///
  /// @param postLogoutRedirectUri registered for this client, letter for letter
  public Optional<URI> logoutUrl(URI postLogoutRedirectUri) {
    return client.logoutUrl(view().tokens(), postLogoutRedirectUri);
  }

  /// As [#logoutUrl(URI)], with a value that the provider hands back as `state`.
  public Optional<URI> logoutUrl(URI postLogoutRedirectUri, String state) {
    return client.logoutUrl(view().tokens(), postLogoutRedirectUri, Optional.of(state));
  }

  /// Revokes the refresh token, or without one the access token, at the provider (RFC 7009):
  /// nothing can be renewed with them any more. Does nothing at a provider that does not revoke.
  ///
  /// @throws IdpException.Unavailable if the provider cannot be reached
  public void revoke() {
    var tokens = view().tokens();
    client.revoke(tokens.refreshToken().orElse(tokens.accessToken()));
  }

  /// Names the person if the tokens do, and no token.
  @Override
  public String toString() {
    return "Agent[" + view().idTokenClaims().flatMap(c -> c.text("sub")).orElse("?") + "]";
  }
}
