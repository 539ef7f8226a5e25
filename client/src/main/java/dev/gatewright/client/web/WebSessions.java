package dev.gatewright.client.web;

import dev.gatewright.client.Agent;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.logout.LogoutToken;
import dev.gatewright.client.token.TokenSet;
import java.util.Optional;

/// Where a web application keeps who is logged in: an encrypted cookie, a
/// [dev.gatewright.client.token.TokenStore] with a key in a cookie, or whatever the framework
/// offers.
public interface WebSessions {
  /// Begins a session for this browser with the tokens of a new login. Whatever session the browser
  /// had ends, its identifier included: one that somebody else knows must not become a login
  /// (session fixation).
  void begin(WebExchange exchange, TokenSet tokens);

  /// The person of this browser's session, renewed where that is due, the renewed tokens kept
  /// before they are used. Empty if there is no session, or it is over: then the browser's cookie
  /// is taken back too.
  ///
  /// @throws dev.gatewright.client.error.IdpException.Unavailable if the session must be renewed
  ///   and the provider cannot be reached: the session is kept
  /// @throws dev.gatewright.client.error.IdpException.Refused if the provider refuses this client:
  ///   the session is kept
  Optional<Agent> agent(WebExchange exchange, IdpClient idp);

  /// Ends this browser's session, here only.
  ///
  /// @return its tokens, for the logout at the provider; empty if there was none
  Optional<TokenSet> end(WebExchange exchange);

  /// Ends the sessions that a back-channel logout names, of whatever browser.
  void endAll(LogoutToken logout);
}
