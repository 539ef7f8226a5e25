package dev.gatewright.servlet;

import dev.gatewright.client.logout.LogoutToken;
import dev.gatewright.client.token.TokenSet;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.Serializable;
import java.util.Optional;

/// The login of an HTTP session, as the session keeps it: an attribute that tells the
/// [SessionIndex] of the application when a session gets or loses it, however that happens.
///
/// Immutable and serializable, so that a container can move the session to disk or another node.
/// Two are never equal, so that the index tells sessions apart.
final class KeptLogin
    implements Serializable, HttpSessionBindingListener, HttpSessionActivationListener {
  private static final long serialVersionUID = 1L;
  private static final String NAME = KeptLogin.class.getName();

  private final TokenSet tokens;
  private final long version;

  KeptLogin(TokenSet tokens, long version) {
    this.tokens = tokens;
    this.version = version;
  }

  /// The login of a session; empty if it has none, or has ended.
  static Optional<KeptLogin> of(HttpSession session) {
    try {
      return session.getAttribute(NAME) instanceof KeptLogin kept
          ? Optional.of(kept)
          : Optional.empty();
    } catch (IllegalStateException ended) {
      return Optional.empty();
    }
  }

  /// Puts this login into a session, in place of what it had.
  ///
  /// @throws IllegalStateException if the session has ended
  void keepIn(HttpSession session) {
    session.setAttribute(NAME, this);
  }

  TokenSet tokens() {
    return tokens;
  }

  /// Raised by every change.
  long version() {
    return version;
  }

  /// True if both are known to be logins of one person. Not known without ID tokens.
  boolean isSamePerson(TokenSet other) {
    var mine = tokens.idTokenClaims();
    var theirs = other.idTokenClaims();
    return mine.isPresent()
        && theirs.isPresent()
        && mine.get().text("iss").equals(theirs.get().text("iss"))
        && mine.get().text("sub").equals(theirs.get().text("sub"));
  }

  /// True if the provider's message is about this login (OpenID Connect Back-Channel Logout 1.0
  /// §2.7): its session, or all sessions of its person.
  boolean isEndedBy(LogoutToken logout) {
    return tokens
        .idTokenClaims()
        .filter(claims -> claims.text("iss").equals(Optional.of(logout.issuer())))
        .filter(claims -> agrees(logout.subject(), claims.text("sub")))
        .filter(claims -> agrees(logout.sessionId(), claims.text("sid")))
        .isPresent();
  }

  private static boolean agrees(Optional<String> named, Optional<String> own) {
    return named.isEmpty() || named.equals(own);
  }

  @Override
  public void valueBound(HttpSessionBindingEvent event) {
    SessionIndex.of(event.getSession().getServletContext()).add(this, event.getSession());
  }

  @Override
  public void valueUnbound(HttpSessionBindingEvent event) {
    SessionIndex.of(event.getSession().getServletContext()).remove(this);
  }

  @Override
  public void sessionDidActivate(HttpSessionEvent event) {
    SessionIndex.of(event.getSession().getServletContext()).add(this, event.getSession());
  }

  @Override
  public void sessionWillPassivate(HttpSessionEvent event) {
    SessionIndex.of(event.getSession().getServletContext()).remove(this);
  }
}
