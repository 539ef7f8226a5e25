package dev.gatewright.client.web;

import dev.gatewright.client.Agent;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.RefreshListener;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.internal.RandomValues;
import dev.gatewright.client.logout.LogoutToken;
import dev.gatewright.client.token.TokenSet;
import dev.gatewright.client.token.TokenStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Sessions whose tokens are in a [TokenStore], shared by all nodes of the application; the browser
/// has the key, 256 random bits, in an encrypted cookie. What ends here has ended everywhere.
///
/// Safe to use from many threads.
final class StoredSessions implements WebSessions {
  private final SessionCookie cookie;
  private final TokenStore store;
  private final InstantSource clock;
  private final RandomValues random;

  /// What the browser has of a session.
  private record Session(String key, Instant began, Instant seen) {
    @Override
    public String toString() {
      return "Session[began=" + began + "]";
    }
  }

  /// Sessions of this client's application.
  ///
  /// @param limits how long they last
  /// @param clock tells their age
  StoredSessions(
      IdpClient idp,
      TokenStore store,
      StateCipher cipher,
      SessionLimits limits,
      InstantSource clock,
      SecureRandom random) {
    this.cookie = new SessionCookie(Site.of(idp), "stored session", cipher, limits, clock);
    this.store = store;
    this.clock = clock;
    this.random = new RandomValues(random);
  }

  @Override
  public void begin(WebExchange exchange, TokenSet tokens) {
    read(exchange).ifPresent(before -> store.remove(before.key()));
    var key = random.value();
    store.save(key, tokens);
    var now = clock.instant();
    write(exchange, new Session(key, now, now));
  }

  @Override
  public Optional<Agent> agent(WebExchange exchange, IdpClient idp) {
    var found = read(exchange);
    if (found.isEmpty()) {
      cookie.remove(exchange);
      return Optional.empty();
    }
    var session = found.get();
    try {
      var agent = idp.createAgent(store, session.key(), RefreshListener.none());
      if (cookie.isTouchDue(session.seen())) {
        write(exchange, session);
      }
      return Optional.of(agent);
    } catch (IdpException.LoginRequired | IdpException.InvalidToken over) {
      store.remove(session.key());
      cookie.remove(exchange);
      return Optional.empty();
    }
  }

  @Override
  public Optional<TokenSet> end(WebExchange exchange) {
    var key = read(exchange).map(Session::key);
    var tokens = key.flatMap(store::load).map(TokenStore.Stored::tokens);
    key.ifPresent(store::remove);
    cookie.remove(exchange);
    return tokens;
  }

  @Override
  public void endAll(LogoutToken logout) {
    store.removeAll(logout);
  }

  private Optional<Session> read(WebExchange exchange) {
    return cookie
        .read(exchange)
        .flatMap(content ->
            content
                .members()
                .text("key")
                .map(key -> new Session(key, content.began(), content.seen())));
  }

  private void write(WebExchange exchange, Session session) {
    cookie.write(exchange, Map.of("key", session.key()), session.began());
  }
}
