package dev.gatewright.client;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.internal.OrganizationLists;
import dev.gatewright.client.internal.UncheckedClaims;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.client.token.TokenSet;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A logged-in person, as this application sees them: who they are, what they may do in which
/// organization, and an access token that stays fresh. Made by [IdpClient]; usually one for each
/// request, from the tokens in the session.
///
/// Safe to use from many threads. Only [#accessToken()], [#userInfo()] and [#revoke()] may ask the
/// provider, and [#profile()] where the ID token holds none; everything else is answered from the
/// tokens and from what was fetched when the agent was made.
public final class Agent {
  private final IdpClient client;
  private final TokenSource source;
  private volatile View view;

  /// What one token set says.
  private record View(
      TokenSet tokens,
      Optional<JsonObject> idTokenClaims,
      JsonObject membership,
      List<Organization> organizations) {

    View with(List<Organization> newer) {
      return new View(tokens, idTokenClaims, membership, newer);
    }
  }

  Agent(IdpClient client, TokenSource source) {
    this.client = client;
    this.source = source;
    var tokens = source.fresh();
    var seen = viewOf(tokens);
    this.view = seen.with(client.organizations().of(seen.membership(), tokens.accessToken()));
  }

  /// A view whose memberships are not known yet.
  private View viewOf(TokenSet tokens) {
    var idTokenClaims = tokens.idTokenClaims();
    // A refresh need not bring a new ID token, so an access token that we can read is the newer
    // one.
    var membership = accessTokenClaims(tokens).or(() -> idTokenClaims).orElse(JsonObject.empty());
    return new View(tokens, idTokenClaims, membership, List.of());
  }

  /// What an access token says, if it can be read and says the memberships.
  private Optional<JsonObject> accessTokenClaims(TokenSet tokens) {
    try {
      return UncheckedClaims.of(tokens.accessToken())
          .filter(OrganizationLists::areSaidIn)
          .filter(client.issuerRule()::hasWritten);
    } catch (IdpException.InvalidToken ofAnotherForm) {
      return Optional.empty();
    }
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
    return seen(source.fresh()).accessToken();
  }

  /// Looks at a set that may be new. Where it refers to memberships that are not known yet they are
  /// fetched now; if they cannot be had, those of the set before stay until the next agent.
  private TokenSet seen(TokenSet tokens) {
    var before = view;
    if (!before.tokens().equals(tokens)) {
      var newer = viewOf(tokens);
      try {
        view = newer.with(client.organizations().of(newer.membership(), tokens.accessToken()));
      } catch (IdpException notHad) {
        view = newer.with(before.organizations());
      }
    }
    return tokens;
  }

  /// What the tokens say, read anew when they have changed. Asks nobody.
  private View view() {
    var tokens = source.current();
    var seen = view;
    if (!seen.tokens().equals(tokens)) {
      var newer = viewOf(tokens);
      seen =
          newer.with(client.organizations().known(newer.membership()).orElse(seen.organizations()));
      view = seen;
    }
    return seen;
  }

  /// The person's identifier at the provider, from the ID token. Asks nobody.
  ///
  /// @throws IdpException.Misconfigured if the login brought no ID token
  public String subject() {
    return idTokenClaims().text("sub").orElse("");
  }

  /// Who the person is: from the ID token, or from UserInfo where the provider puts the claims
  /// about a person there alone. UserInfo is then asked once an access token.
  ///
  /// @throws IdpException.Misconfigured if the login brought no ID token: it did not ask for the
  ///   scope `openid`
  /// @throws IdpException.LoginRequired if UserInfo is asked and the session is over
  /// @throws IdpException.Unavailable if UserInfo is asked and the provider cannot be reached
  public Profile profile() {
    return client.userInfo().profile(tokens(), idTokenClaims(), this::userInfo);
  }

  private JsonObject idTokenClaims() {
    return view()
        .idTokenClaims()
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
  /// `projects:write`. False for anything unknown. Answered from what is known here, never from the
  /// network.
  public boolean hasAccessIn(String organizationId, String action, String resource) {
    return view().organizations().stream()
        .anyMatch(each -> each.id().equals(organizationId) && each.allows(action, resource));
  }

  /// True if the login was granted this scope value (RFC 6749 §3.3).
  public boolean hasScope(String value) {
    return scopes().contains(value);
  }

  /// The scope values that the login was granted.
  public Set<String> scopes() {
    return view().tokens().scopes();
  }

  /// The person's claims as the provider has them now (OpenID Connect Core §5.3). An access token
  /// that the provider refuses though it is not expired is renewed once.
  ///
  /// @throws IdpException.InvalidToken if they are about another person than the ID token
  /// @throws IdpException.LoginRequired if the provider no longer takes the access token, nor a
  ///   renewed one
  /// @throws IdpException.Unavailable if the provider cannot be reached
  public JsonObject userInfo() {
    var claims = currentUserInfo(accessToken());
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

  private JsonObject currentUserInfo(String accessToken) {
    try {
      return client.userInfo().claims(accessToken);
    } catch (IdpException.LoginRequired refused) {
      if (source.current().refreshToken().isEmpty()) {
        throw refused;
      }
      return client.userInfo().claims(seen(source.freshInsteadOf(accessToken)).accessToken());
    }
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
