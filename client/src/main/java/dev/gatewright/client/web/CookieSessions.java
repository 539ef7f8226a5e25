package dev.gatewright.client.web;

import dev.gatewright.client.Agent;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.IdpException;
import dev.gatewright.client.RefreshListener;
import dev.gatewright.client.TokenSet;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.client.logout.LogoutToken;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// Sessions that live in an encrypted cookie: the server keeps nothing, so there is no database and
/// a restart logs nobody out.
///
/// **What that costs.** A cookie cannot be taken back from whoever copied it, so ended sessions are
/// remembered here until their cookies can no longer be good. Each node remembers only those that
/// it was told of, and forgets them when it stops: there, a copied cookie of an ended session works
/// until its access token expires, when the provider refuses to renew it. Two nodes that renew the
/// same session at the same moment need a provider that tolerates it. Where either matters, use
/// [StoredSessions].
///
/// Safe to use from many threads.
public final class CookieSessions implements WebSessions {
  private static final int ID_BYTES = 16;

  private final SessionCookie cookie;
  private final EndedSessions ended;
  private final InstantSource clock;
  private final SecureRandom random;

  /// One session as its cookie holds it.
  private record Session(String id, Instant began, Instant seen, TokenSet tokens) {
    static Optional<Session> of(SessionCookie.Content content) {
      var id = content.members().text("id");
      var tokens =
          content.members().object("tokens").map(JsonObject::toJson).flatMap(TokenSet::fromJson);
      return id.isPresent() && tokens.isPresent()
          ? Optional.of(new Session(id.get(), content.began(), content.seen(), tokens.get()))
          : Optional.empty();
    }

    Session with(TokenSet rotated) {
      return new Session(id, began, seen, rotated);
    }

    Map<String, Object> members() {
      return Map.of(
          "id",
          id,
          "tokens",
          JsonObject.parse(tokens.toJson()).map(JsonObject::asMap).orElseThrow());
    }
  }

  /// Sessions of this client's application.
  ///
  /// @param limits how long they last
  /// @param clock tells their age
  public CookieSessions(
      IdpClient idp,
      StateCipher cipher,
      SessionLimits limits,
      InstantSource clock,
      SecureRandom random) {
    this.cookie = new SessionCookie(Site.of(idp), "cookie session", cipher, limits, clock);
    this.ended = new EndedSessions(EndedSessions.MAX_REMEMBERED, limits.lifetime(), clock);
    this.clock = clock;
    this.random = random;
  }

  /// @throws IllegalArgumentException if the tokens are too long for cookies
  @Override
  public void begin(WebExchange exchange, TokenSet tokens) {
    read(exchange).ifPresent(before -> ended.end(before.id()));
    var id = new byte[ID_BYTES];
    random.nextBytes(id);
    var now = clock.instant();
    write(exchange, new Session(HexFormat.of().formatHex(id), now, now, tokens));
  }

  @Override
  public Optional<Agent> agent(WebExchange exchange, IdpClient idp) {
    var found = read(exchange);
    if (found.isEmpty()) {
      cookie.remove(exchange);
      return Optional.empty();
    }
    var session = found.get();
    var keeper = new Keeper(exchange, session);
    try {
      var agent = idp.createAgent(session.tokens(), keeper);
      if (cookie.isTouchDue(session.seen()) && !keeper.written) {
        write(exchange, session);
      }
      return Optional.of(agent);
    } catch (IdpException.LoginRequired | IdpException.InvalidToken over) {
      cookie.remove(exchange);
      return Optional.empty();
    }
  }

  @Override
  public Optional<TokenSet> end(WebExchange exchange) {
    var session = read(exchange);
    session.ifPresent(each -> ended.end(each.id()));
    cookie.remove(exchange);
    return session.map(Session::tokens);
  }

  @Override
  public void endAll(LogoutToken logout) {
    ended.end(logout);
  }

  private Optional<Session> read(WebExchange exchange) {
    return cookie.read(exchange).flatMap(Session::of).filter(this::isAlive);
  }

  private boolean isAlive(Session session) {
    var claims = session.tokens().idToken().flatMap(SessionClaims::of);
    return !ended.contains(
        session.id(),
        claims.flatMap(each -> each.text("sid")),
        claims.flatMap(each -> each.text("sub")),
        session.began());
  }

  private void write(WebExchange exchange, Session session) {
    cookie.write(exchange, session.members(), session.began());
  }

  /// Keeps a renewed set in the answer to the request that renewed it.
  private final class Keeper implements RefreshListener {
    private final WebExchange exchange;
    private final Session session;
    private boolean written;

    Keeper(WebExchange exchange, Session session) {
      this.exchange = exchange;
      this.session = session;
    }

    @Override
    public void onRefresh(TokenSet rotated) {
      written = true;
      write(exchange, session.with(rotated));
    }
  }
}
