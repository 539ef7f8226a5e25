package dev.gatewright.servlet;

import dev.gatewright.client.Agent;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.RefreshListener;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.logout.LogoutToken;
import dev.gatewright.client.token.TokenSet;
import dev.gatewright.client.web.WebExchange;
import dev.gatewright.client.web.WebSessions;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Keeps who is logged in in the container's own HTTP session. The simplest store where an
/// application runs on one node, and the right one where it keeps other things in the session.
///
/// Requests of one session that run at once renew its tokens once. What a visitor did before the
/// login stays in the session; what another person left there does not.
///
/// **On several nodes** the container must replicate its sessions or send each browser to one node.
/// Even then two nodes may renew one session at the same time, which a provider that takes each
/// refresh token once may answer by ending it, and a back-channel logout ends the sessions of the
/// node that receives it; those of other nodes end when their refresh is refused.
/// [dev.gatewright.client.web.WebLogin] over a token store does both on every node.
public final class HttpSessions implements WebSessions {
  private final Object changing = new Object();
  private final AtomicReference<Optional<SessionIndex>> index =
      new AtomicReference<>(Optional.empty());

  /// Tells the store which application it is for, so that a back-channel logout finds the sessions
  /// that the container kept over a restart. [LoginFilter] does it; without, the first login does.
  public void attach(ServletContext context) {
    index.set(Optional.of(SessionIndex.of(context)));
  }

  @Override
  public void begin(WebExchange exchange, TokenSet tokens) {
    var request = request(exchange);
    attach(request.getServletContext());
    Optional.ofNullable(request.getSession(false))
        .filter(old -> KeptLogin.of(old).filter(kept -> !kept.isSamePerson(tokens)).isPresent())
        .ifPresent(HttpSessions::invalidate);
    var session = request.getSession(true);
    // Also where the container says that the session is new: it may have taken over an identifier.
    request.changeSessionId();
    tokensOf(session).save(session.getId(), tokens);
  }

  @Override
  public Optional<Agent> agent(WebExchange exchange, IdpClient idp) {
    var session = request(exchange).getSession(false);
    if (session == null) {
      return Optional.empty();
    }
    var found = KeptLogin.of(session);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var store = tokensOf(session);
    try {
      return Optional.of(idp.createAgent(store, session.getId(), RefreshListener.none()));
    } catch (IdpException.LoginRequired | IdpException.InvalidToken over) {
      endUnlessChanged(session, found.get().version());
      return Optional.empty();
    }
  }

  @Override
  public Optional<TokenSet> end(WebExchange exchange) {
    var session = request(exchange).getSession(false);
    if (session == null) {
      return Optional.empty();
    }
    var kept = KeptLogin.of(session);
    kept.ifPresent(ended -> invalidate(session));
    return kept.map(KeptLogin::tokens);
  }

  @Override
  public void endAll(LogoutToken logout) {
    index.get().ifPresent(sessions -> sessions.endAll(logout));
  }

  /// Ends a session that may have ended already.
  static void invalidate(HttpSession session) {
    try {
      session.invalidate();
    } catch (IllegalStateException ended) {
      // That is what was wanted.
    }
  }

  /// A login in another tab may have begun since.
  private void endUnlessChanged(HttpSession session, long version) {
    synchronized (changing) {
      if (KeptLogin.of(session).filter(kept -> kept.version() == version).isPresent()) {
        invalidate(session);
      }
    }
  }

  private SessionTokens tokensOf(HttpSession session) {
    return new SessionTokens(session, changing);
  }

  private static HttpServletRequest request(WebExchange exchange) {
    if (exchange instanceof ServletExchange servlet) {
      return servlet.request();
    }
    throw new IllegalArgumentException(
        "HttpSessions keeps logins of servlet requests: call it with a ServletExchange, not with "
            + exchange.getClass().getName());
  }
}
