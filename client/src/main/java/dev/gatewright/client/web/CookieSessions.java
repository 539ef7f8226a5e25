package dev.gatewright.client.web;

import dev.gatewright.client.Agent;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.RefreshListener;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.client.logout.LogoutToken;
import dev.gatewright.client.token.TokenSet;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
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
final class CookieSessions implements WebSessions {
  private static final int ID_BYTES = 16;

  /// How long before the access token's end a session is no longer marked as seen: its renewal will
  /// do that, and an answer that comes late must not put the old tokens back over the renewed ones.
  private static final Duration RENEWAL_NEAR = Duration.ofMinutes(5);

  private final SessionCookie cookie;
  private final EndedSessions ended;
  private final InstantSource clock;
  private final SecureRandom random;

  /// One session as its cookie holds it. `sid` and `sub` are those of the login's ID token: what a
  /// back-channel logout names, and what the ID token of a renewal need not repeat.
  private record Session(
      String id,
      Instant began,
      Instant seen,
      Optional<String> sid,
      Optional<String> sub,
      TokenSet tokens) {

    static Session of(String id, Instant now, TokenSet tokens) {
      var claims = tokens.idTokenClaims();
      return new Session(
          id,
          now,
          now,
          claims.flatMap(each -> each.text("sid")),
          claims.flatMap(each -> each.text("sub")),
          tokens);
    }

    static Optional<Session> of(SessionCookie.Content content) {
      var members = content.members();
      var id = members.text("id");
      var tokens = members.object("tokens").map(JsonObject::toJson).flatMap(TokenSet::fromJson);
      return id.isPresent() && tokens.isPresent()
          ? Optional.of(
              new Session(
                  id.get(),
                  content.began(),
                  content.seen(),
                  members.text("sid"),
                  members.text("sub"),
                  tokens.get()))
          : Optional.empty();
    }

    Session with(TokenSet rotated) {
      return new Session(id, began, seen, sid, sub, rotated);
    }

    Map<String, Object> members() {
      var members = new LinkedHashMap<String, Object>();
      members.put("id", id);
      sid.ifPresent(value -> members.put("sid", value));
      sub.ifPresent(value -> members.put("sub", value));
      members.put("tokens", JsonObject.parse(tokens.toJson()).map(JsonObject::asMap).orElseThrow());
      return members;
    }
  }

  /// Sessions of this client's application.
  ///
  /// @param limits how long they last
  /// @param clock tells their age
  CookieSessions(
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

  /// @throws IdpException.Misconfigured if the tokens are longer than cookies can be
  @Override
  public void begin(WebExchange exchange, TokenSet tokens) {
    read(exchange).ifPresent(before -> ended.end(before.id()));
    var id = new byte[ID_BYTES];
    random.nextBytes(id);
    write(exchange, Session.of(HexFormat.of().formatHex(id), clock.instant(), tokens));
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
      if (!keeper.written && isTouchDue(session)) {
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
    return !ended.contains(session.id(), session.sid(), session.sub(), session.began());
  }

  private boolean isTouchDue(Session session) {
    return cookie.isTouchDue(session.seen())
        && !session.tokens().expiresWithin(RENEWAL_NEAR, clock.instant());
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
