package dev.gatewright.client.web;

import dev.gatewright.client.Agent;
import dev.gatewright.client.IdpClient;
import java.io.IOException;
import java.util.Optional;

/// Login for a web application: the routes `/login`, `/callback`, `/logout` and
/// `/backchannel-logout`, and who a request is from. Framework-neutral: an adapter hands in each
/// request as a [WebExchange].
public final class WebLogin {
  private final IdpClient idp;
  private final WebSessions sessions;

  WebLogin(IdpClient idp, WebSessions sessions) {
    this.idp = idp;
    this.sessions = sessions;
  }

  /// Answers the request if it is for one of the login's own routes.
  ///
  /// @return true if it was, and is answered; false if the application must answer it
  public boolean handle(WebExchange exchange) throws IOException {
    return false;
  }

  /// The person whose session the request belongs to, if there is one.
  ///
  /// @throws dev.gatewright.client.IdpException.Unavailable if the session must be renewed and the
  ///   provider cannot be reached: answer 503
  public Optional<Agent> agent(WebExchange exchange) {
    return sessions.agent(exchange, idp);
  }

  /// Sends a browser that is not logged in to the login, from where it comes back to the page it
  /// asked for; answers 401 to anything that is no navigation of a browser (a script's request, a
  /// POST).
  public void challenge(WebExchange exchange) throws IOException {
    exchange.respond(401, false, "Log in first.");
  }
}
