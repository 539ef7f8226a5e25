package dev.gatewright.examples.stepbystep;

import com.sun.net.httpserver.HttpExchange;
import dev.gatewright.client.PendingLogin;
import dev.gatewright.client.token.TokenSet;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the server remembers of each browser, under a random id in a cookie: any framework's
/// session would do. In memory, so a restart logs everybody out; the oldest goes when there are too
/// many. Safe for any number of threads.
final class Sessions {
  private static final int MOST_SESSIONS = 10_000;
  private static final int ID_BYTES = 32;
  private static final String COOKIE = "session";

  private final SecureRandom random = new SecureRandom();
  private final boolean secure;
  private final Map<String, Session> byId = new LinkedHashMap<>();

  /// @param secure whether browsers reach the application over `https` only
  Sessions(boolean secure) {
    this.secure = secure;
  }

  /// A login under way, or the tokens of one that succeeded.
  sealed interface Session {
    record LoggingIn(PendingLogin oauth) implements Session {}

    record LoggedIn(TokenSet tokens) implements Session {}
  }

  /// Begins a session under a new id, so that one which somebody else planted never becomes a
  /// login.
  void begin(HttpExchange exchange, Session session) {
    destroy(exchange);
    var bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    synchronized (byId) {
      byId.put(id, session);
      if (byId.size() > MOST_SESSIONS) {
        byId.remove(byId.keySet().iterator().next());
      }
    }
    exchange
        .getResponseHeaders()
        .add(
            "Set-Cookie",
            COOKIE + "=" + id + "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : ""));
  }

  Optional<Session> find(HttpExchange exchange) {
    synchronized (byId) {
      return id(exchange).map(byId::get);
    }
  }

  /// Keeps rotated tokens; does not bring back a session that has ended meanwhile.
  void keep(HttpExchange exchange, TokenSet rotated) {
    synchronized (byId) {
      id(exchange).ifPresent(id -> byId.replace(id, new Session.LoggedIn(rotated)));
    }
  }

  void destroy(HttpExchange exchange) {
    synchronized (byId) {
      id(exchange).ifPresent(byId::remove);
    }
  }

  private static Optional<String> id(HttpExchange exchange) {
    return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
        .flatMap(header -> List.of(header.split(";")).stream())
        .map(String::strip)
        .filter(pair -> pair.startsWith(COOKIE + "="))
        .map(pair -> pair.substring(COOKIE.length() + 1))
        .findFirst();
  }
}
