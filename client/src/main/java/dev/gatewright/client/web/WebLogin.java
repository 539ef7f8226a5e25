package dev.gatewright.client.web;

import dev.gatewright.client.Agent;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// Login for a web application: the routes `/login`, `/callback`, `/logout` and
/// `/backchannel-logout`, and who a request is from. Framework-neutral: an adapter hands in each
/// request as a [WebExchange].
///
/// ```java
/// var login = WebLogin.builder(idp).cookieSecret(System.getenv("COOKIE_SECRET")).build();
///
/// if (login.handle(exchange)) {
///   return;
/// }
/// var agent = login.agent(exchange);
/// if (agent.isEmpty()) {
///   login.challenge(exchange);
///   return;
/// }
/// ```
///
/// Safe to use from many threads.
public final class WebLogin {
  /// The parameter of `/login` that says which page of the application to come back to. Anything
  /// but a path of the application counts as none.
  public static final String RETURN_TO = "return_to";

  private static final String JSON = "application/json";

  private final IdpClient idp;
  private final WebSessions sessions;
  private final LoginPaths paths;
  private final LoginRoutes login;
  private final LogoutRoutes logout;
  private final FailurePages failures;

  WebLogin(WebLoginBuilder from) {
    var site = Site.of(from.idp);
    var cipher = from.cipher();
    idp = from.idp;
    paths = from.paths(site);
    sessions = from.sessions(cipher);
    failures = new FailurePages(paths.seen(paths.login()));
    login =
        new LoginRoutes(
            idp,
            sessions,
            paths,
            new LoginCookies(site, cipher, from.formPost, from.loginLifetime),
            from.options(site),
            from.fromLinks,
            failures,
            site);
    logout =
        new LogoutRoutes(
            idp,
            sessions,
            site,
            paths,
            from.postLogoutRedirectUri.orElseGet(
                () -> URI.create(site.origin() + paths.seen(paths.afterLogout().value()))),
            from.logoutTokens.orElseGet(idp::logoutTokens));
  }

  /// Starts the configuration of a login with this client.
  public static WebLoginBuilder builder(IdpClient idp) {
    return new WebLoginBuilder(idp);
  }

  /// Answers the request if it is for one of the login's own routes. `HEAD`, and what a browser
  /// loads ahead or for an image, change nothing there.
  ///
  /// @return true if it was, and is answered; false if the application must answer it
  public boolean handle(WebExchange exchange) throws IOException {
    var path = exchange.path();
    if (path.equals(paths.login())) {
      if (isOneOf(exchange, "GET") && opensPage(exchange)) {
        login.start(exchange);
      }
    } else if (path.equals(paths.callback())) {
      if (isOneOf(exchange, "GET", "POST") && opensPage(exchange)) {
        login.finish(exchange);
      }
    } else if (path.equals(paths.logout())) {
      if (isOneOf(exchange, "GET", "POST")) {
        logout.logout(exchange);
      }
    } else if (path.equals(paths.backchannelLogout())) {
      if (isOneOf(exchange, "POST")) {
        logout.backchannelLogout(exchange);
      }
    } else {
      return false;
    }
    return true;
  }

  /// The person whose session the request belongs to, if there is one. May add a `Set-Cookie`
  /// header to the answer, so ask before the answer begins.
  ///
  /// @throws IdpException.Unavailable if the session must be renewed and the provider cannot be
  ///   reached: let [#fail] answer
  public Optional<Agent> agent(WebExchange exchange) {
    return sessions.agent(exchange, idp);
  }

  /// Sends a browser that is not logged in to the login, from where it comes back to the page it
  /// asked for; answers 401 to anything that is no navigation of a browser (a script's request, a
  /// POST).
  public void challenge(WebExchange exchange) throws IOException {
    noStore(exchange);
    if (FetchMetadata.of(exchange).isNavigation()) {
      var query = exchange.rawQuery().isEmpty() ? "" : "?" + exchange.rawQuery();
      login.startFor(exchange, paths.seen(exchange.path()) + query);
      return;
    }
    var body = JsonObject.of(Map.of("error", "login_required", "login", paths.seen(paths.login())));
    exchange.addHeader("WWW-Authenticate", "Cookie realm=\"" + paths.root() + "/\"");
    exchange.respond(401, JSON, body.toJson());
  }

  /// Answers a request that could not be served because of the provider or the client's
  /// configuration: a page for a browser that opens one, JSON for anything else, with the reason in
  /// the log and not in the answer. 503 with `Retry-After` if the provider is away; the challenge
  /// if the session is over.
  public void fail(WebExchange exchange, IdpException failure) throws IOException {
    if (failure instanceof IdpException.LoginRequired) {
      challenge(exchange);
      return;
    }
    noStore(exchange);
    failures.answer(exchange, failure);
  }

  /// Answers 403 to a person who is logged in and may not do this.
  public static void insufficientScope(WebExchange exchange) throws IOException {
    noStore(exchange);
    exchange.respond(403, JSON, JsonObject.of(Map.of("error", "insufficient_scope")).toJson());
  }

  private static boolean isOneOf(WebExchange exchange, String... methods) throws IOException {
    noStore(exchange);
    if (Arrays.asList(methods).contains(exchange.method())) {
      return true;
    }
    exchange.addHeader("Allow", String.join(", ", methods));
    exchange.respond(405, "text/plain; charset=utf-8", "Not here with this method.\n");
    return false;
  }

  /// What loads ahead, or fetches an image, begins and ends no login: it would spend a code that
  /// the person is about to bring, or push out a login that is under way.
  private static boolean opensPage(WebExchange exchange) throws IOException {
    if (FetchMetadata.of(exchange).opensPage()) {
      return true;
    }
    LoginPages.notAPage(exchange);
    return false;
  }

  private static void noStore(WebExchange exchange) {
    exchange.addHeader("Cache-Control", "no-store");
  }
}
