package dev.gatewright.servlet;

import dev.gatewright.client.logout.LogoutToken;
import dev.gatewright.client.token.TokenSet;
import dev.gatewright.client.token.TokenStore;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;

/// The tokens of one HTTP session as the SDK's [TokenStore], which makes requests of one session
/// that run at once see each other's renewals: the newest set is loaded before each use, and a slow
/// request cannot put an older one back.
///
/// The key is of no use here, since the session is known. A lease is given to whoever asks: within
/// one process the SDK lets one thread at a time ask for it.
final class SessionTokens implements TokenStore {
  private final HttpSession session;
  private final Object changing;

  /// @param changing the monitor under which every change of this session's login is made
  SessionTokens(HttpSession session, Object changing) {
    this.session = session;
    this.changing = changing;
  }

  @Override
  public Optional<Stored> load(String key) {
    return KeptLogin.of(session).map(kept -> new Stored(kept.tokens(), kept.version()));
  }

  @Override
  public void save(String key, TokenSet tokens) {
    synchronized (changing) {
      var version = KeptLogin.of(session).map(KeptLogin::version).orElse(0L);
      new KeptLogin(tokens, version + 1).keepIn(session);
    }
  }

  @Override
  public boolean compareAndSet(String key, long expectedVersion, TokenSet tokens) {
    synchronized (changing) {
      if (KeptLogin.of(session).filter(kept -> kept.version() == expectedVersion).isEmpty()) {
        return false;
      }
      try {
        new KeptLogin(tokens, expectedVersion + 1).keepIn(session);
        return true;
      } catch (IllegalStateException ended) {
        return false;
      }
    }
  }

  @Override
  public boolean acquireLease(String key, String holder, Duration atMost) {
    return KeptLogin.of(session).isPresent();
  }

  @Override
  public void releaseLease(String key, String holder) {
    // It was not kept.
  }

  @Override
  public void remove(String key) {
    HttpSessions.invalidate(session);
  }

  @Override
  public int removeAll(LogoutToken logout) {
    return SessionIndex.of(session.getServletContext()).endAll(logout);
  }
}
