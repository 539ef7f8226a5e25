package dev.gatewright.servlet;

import dev.gatewright.client.logout.LogoutToken;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The logged-in HTTP sessions of one application on this node, so that a back-channel logout finds
/// the one it is about. The container has no way to ask for a session that is not the request's.
///
/// It lives in the servlet context, where the sessions' attributes find it. Safe to use from many
/// threads.
final class SessionIndex {
  /// How many sessions are known at most. Those beyond are not found by a back-channel logout and
  /// end when their refresh is refused.
  static final int MAX_SESSIONS = 200_000;

  private static final String NAME = SessionIndex.class.getName();

  private final Map<KeptLogin, HttpSession> sessions = new HashMap<>();

  /// The one index of an application.
  static SessionIndex of(ServletContext context) {
    synchronized (SessionIndex.class) {
      if (context.getAttribute(NAME) instanceof SessionIndex index) {
        return index;
      }
      var index = new SessionIndex();
      context.setAttribute(NAME, index);
      return index;
    }
  }

  synchronized void add(KeptLogin login, HttpSession session) {
    if (sessions.size() < MAX_SESSIONS) {
      sessions.put(login, session);
    }
  }

  synchronized void remove(KeptLogin login) {
    sessions.remove(login);
  }

  synchronized int size() {
    return sessions.size();
  }

  /// Ends the sessions that a logout names.
  ///
  /// @return how many there were
  int endAll(LogoutToken logout) {
    var named = namedBy(logout);
    named.forEach(HttpSessions::invalidate);
    return named.size();
  }

  private synchronized List<HttpSession> namedBy(LogoutToken logout) {
    return sessions.entrySet().stream()
        .filter(entry -> entry.getKey().isEndedBy(logout))
        .map(Map.Entry::getValue)
        .toList();
  }
}
