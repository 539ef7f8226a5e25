package dev.gatewright.client.web;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The encrypted cookie by which a browser's session is known: what it holds, when the session
/// began and when it was last seen.
final class SessionCookie {
  private static final String BEGAN = "began";
  private static final String SEEN = "seen";

  private final ChunkedCookie cookie;
  private final StateCipher cipher;
  private final SessionLimits limits;
  private final InstantSource clock;

  /// A session as the browser brought it.
  record Content(JsonObject members, Instant began, Instant seen) {
    @Override
    public String toString() {
      return "Content[began=" + began + ", seen=" + seen + "]";
    }
  }

  SessionCookie(
      Site site, String purpose, StateCipher cipher, SessionLimits limits, InstantSource clock) {
    this.cookie = new ChunkedCookie(site.cookieName("session"), site.isSecure());
    this.cipher = site.cipher(cipher, purpose);
    this.limits = limits;
    this.clock = clock;
  }

  /// The session that the request belongs to, if it has not ended by its age.
  Optional<Content> read(WebExchange exchange) {
    return cookie
        .read(Cookies.of(exchange))
        .flatMap(cipher::decrypt)
        .flatMap(JsonObject::parse)
        .flatMap(SessionCookie::content)
        .filter(content -> !limits.isOver(content.began(), content.seen(), clock.instant()));
  }

  private static Optional<Content> content(JsonObject members) {
    var began = members.integer(BEGAN).map(Instant::ofEpochMilli);
    var seen = members.integer(SEEN).map(Instant::ofEpochMilli);
    return began.isPresent() && seen.isPresent()
        ? Optional.of(new Content(members, began.get(), seen.get()))
        : Optional.empty();
  }

  boolean isTouchDue(Instant seen) {
    return limits.isTouchDue(seen, clock.instant());
  }

  /// Gives the browser a session that was seen just now.
  ///
  /// @throws IdpException.Misconfigured if it is longer than cookies can be
  void write(WebExchange exchange, Map<String, Object> members, Instant began) {
    var now = clock.instant();
    var all = new LinkedHashMap<>(members);
    all.put(BEGAN, began.toEpochMilli());
    all.put(SEEN, now.toEpochMilli());
    var value = cipher.encrypt(JsonObject.of(all).toJson());
    if (value.length() > ChunkedCookie.MAX_LENGTH) {
      throw new IdpException.Misconfigured(
          "session.too_long",
          "the tokens of a session take "
              + value.length()
              + " characters encrypted, and cookies no more than "
              + ChunkedCookie.MAX_LENGTH
              + ": keep sessions in a TokenStore (WebLoginBuilder.store), or ask for fewer scopes");
    }
    var left = limits.left(began, now);
    cookie
        .write(value, left.isNegative() ? Duration.ZERO : left, Cookies.of(exchange))
        .forEach(each -> exchange.addHeader("Set-Cookie", each.header()));
  }

  /// Takes the cookie back, as far as the browser has it.
  void remove(WebExchange exchange) {
    cookie
        .remove(Cookies.of(exchange))
        .forEach(each -> exchange.addHeader("Set-Cookie", each.header()));
  }
}
